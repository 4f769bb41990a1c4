package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.AdvisoryLists;
import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.delivery.HomePanel;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// 起案中の情報提供 below the centre's inbox: which there are, and who is at it.
@Component
class OpenDrafts implements HomePanel {

    private static final int LINES = 10;

    private final Advisories advisories;
    private final AdvisoryLists lists;
    private final Clock clock;

    OpenDrafts(Advisories advisories, AdvisoryLists lists, Clock clock) {
        this.advisories = advisories;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Content> content(Caller caller) {
        if (!advisories.isCentre(caller)) return Optional.empty();
        return Optional.of(new Content("advisory/drafts", new LatestView<>(clock.instant(), lists.centre(caller,
                EnumSet.of(AdvisoryState.DRAFT, AdvisoryState.IN_REVIEW, AdvisoryState.APPROVED), null, LINES))));
    }
}
