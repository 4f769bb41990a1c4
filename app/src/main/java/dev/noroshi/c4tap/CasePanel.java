package dev.noroshi.c4tap;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.HomePanel;
import java.util.Optional;

/// What another room adds to the page of a case. Offered as a Spring bean; each template is given `page` and, as `view`, what the
/// panel says.
public interface CasePanel {

    /// The panel for a caller who may read the case; empty when there is none for them.
    Optional<HomePanel.Content> content(Caller caller, MailCase read);
}
