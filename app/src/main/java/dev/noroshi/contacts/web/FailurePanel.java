package dev.noroshi.contacts.web;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.HomePanel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the inbox: that mails to an address of one's own organisation do not arrive, and where it is put right.
@Component
class FailurePanel implements HomePanel {

    private static final int ORDER = 4;

    private final ContactViews views;

    FailurePanel(ContactViews views) {
        this.views = views;
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Content> content(Caller caller) {
        var failures = views.failures(caller);
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("contacts/failures-panel", failures.size()));
    }
}
