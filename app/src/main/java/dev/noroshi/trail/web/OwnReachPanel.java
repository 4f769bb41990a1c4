package dev.noroshi.trail.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.trail.OwnReach;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On the page of an advisory that was handed to one's organisation: how far it has got there, person by person.
@Component
class OwnReachPanel implements AdvisoryPanel {

    private static final int ORDER = 890;

    private final OwnReach reach;
    private final Clock clock;

    OwnReachPanel(OwnReach reach, Clock clock) {
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        return reach.of(caller, advisory.id())
                .map(lines -> new HomePanel.Content("trail/ownReach", new OwnReachView(lines, clock.instant())));
    }
}
