package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.HomePanel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Leads from an advisory to who could read it on a day.
@Component
class AccessPanel implements AdvisoryPanel {

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return 910;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        return caller.may(Permission.READ_REACH)
                ? Optional.of(new HomePanel.Content("trail/accessPanel", "/advisories/" + advisory.id() + "/access"))
                : Optional.empty();
    }
}
