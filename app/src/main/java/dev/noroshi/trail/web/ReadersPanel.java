package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.HomePanel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Leads from an advisory to who has read it.
@Component
class ReadersPanel implements AdvisoryPanel {

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        return Optional.of(new HomePanel.Content("trail/panel", "/advisories/" + advisory.id() + "/readers"));
    }
}
