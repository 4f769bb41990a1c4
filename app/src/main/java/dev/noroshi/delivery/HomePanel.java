package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import java.util.Optional;

/// What a room adds to the home page beside the inbox. A room offers one as a Spring bean; this room does not know what
/// is in it. Each template is given `page` and, as `view`, what the panel says.
public interface HomePanel {

    Place place();

    /// Where it stands among those of the same place, from the top.
    int order();

    /// The panel for the caller; empty when there is none for them.
    Optional<Content> content(Caller caller);

    /// @param template such as `report/home`
    record Content(String template, Object view) {
    }

    enum Place {
        /// One of the doors before the inbox (報告する, 緊急連絡).
        DOOR,
        /// Below the inbox: own items with who holds them.
        BELOW,
        /// Beside the inbox: what one may need to know.
        ASIDE
    }
}
