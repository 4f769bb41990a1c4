package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.AdvisoryLists;
import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.delivery.HomePanel;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// 新しい情報提供 beside the inbox, and how many wait to be confirmed in the menu.
@Component
class LatestAdvisories implements HomePanel, NavCounter {

    private static final int LINES = 4;

    private final Advisories advisories;
    private final AdvisoryLists lists;
    private final Clock clock;

    LatestAdvisories(Advisories advisories, AdvisoryLists lists, Clock clock) {
        this.advisories = advisories;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> content(Caller caller) {
        if (!caller.may(Permission.READ_ADVISORY)) return Optional.empty();
        if (!advisories.isCentre(caller))
            return Optional.of(new Content("advisory/latest",
                    new LatestView<>(clock.instant(), lists.arrivals(caller, null, LINES))));
        var issued = lists.centre(caller,
                EnumSet.of(AdvisoryState.ISSUED, AdvisoryState.SUPERSEDED, AdvisoryState.RECALLED), null, LINES);
        return Optional.of(new Content("advisory/latestCentre", new LatestView<>(clock.instant(), issued)));
    }

    @Override
    public Nav entry() {
        return Nav.ADVISORIES;
    }

    @Override
    public int count(Caller caller) {
        return caller.may(Permission.READ_ADVISORY) ? advisories.unconfirmed(caller.organisation()) : 0;
    }

}
