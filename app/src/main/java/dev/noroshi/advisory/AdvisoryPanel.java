package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.HomePanel;
import java.util.Optional;

/// What another room adds to the page of an advisory that went out: the answer to be given, the questions asked. Offered
/// as a Spring bean; each template is given `page` and, as `view`, what the panel says.
public interface AdvisoryPanel {

    Place place();

    /// Where it stands among those of the same place, from the top.
    int order();

    /// The panel for a caller who may read the advisory; empty when there is none for them.
    Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory);

    enum Place {
        /// What is to be done now.
        FIRST,
        /// What may be asked or looked up.
        BELOW
    }
}
