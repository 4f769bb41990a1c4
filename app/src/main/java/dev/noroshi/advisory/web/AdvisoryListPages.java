package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryLists;
import dev.noroshi.advisory.AdvisoryLists.Mark;
import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.advisory.Onward;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of advisories.
@Controller
class AdvisoryListPages {

    private static final int LINES = 50;

    private final Pages pages;
    private final Advisories advisories;
    private final AdvisoryLists lists;
    private final Onward onward;
    private final Clock clock;

    AdvisoryListPages(Pages pages, Advisories advisories, AdvisoryLists lists, Onward onward, Clock clock) {
        this.pages = pages;
        this.advisories = advisories;
        this.lists = lists;
        this.onward = onward;
        this.clock = clock;
    }

    /// Which states the centre looks at.
    private enum Shown {
        OPEN(EnumSet.of(AdvisoryState.DRAFT, AdvisoryState.IN_REVIEW, AdvisoryState.APPROVED)),
        ISSUED(EnumSet.of(AdvisoryState.ISSUED)),
        PAST(EnumSet.of(AdvisoryState.SUPERSEDED, AdvisoryState.RECALLED)),
        ALL(EnumSet.allOf(AdvisoryState.class));

        private final Collection<AdvisoryState> states;

        Shown(Collection<AdvisoryState> states) {
            this.states = states;
        }

        static Shown of(@Nullable String name) {
            for (var each : values())
                if (each.name().equals(name)) return each;
            return ALL;
        }
    }

    @GetMapping("/advisories")
    @Permit(Permission.READ_ADVISORY)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after) {
        var builder = pages.page(caller, request).title("advisory.list.title").nav(Nav.ADVISORIES);
        var page = builder.build();
        var mark = after == null ? null : Mark.read(after).orElse(null);
        return builder.show("advisory/list", advisories.isCentre(caller)
                ? centre(caller, page, Shown.of(show), mark)
                : arrivals(caller, page, mark));
    }

    private ListView centre(Caller caller, Page page, Shown shown, @Nullable Mark mark) {
        var part = lists.centre(caller, shown.states, mark, LINES);
        var filters = new ArrayList<ListView.Filter>();
        for (var each : Shown.values())
            filters.add(new ListView.Filter(page.say("advisory.list.show." + each),
                    "/advisories?show=" + each, each == shown));
        return new ListView(clock.instant(), filters,
                part.lines().stream().map(advisory -> line(page, advisory)).toList(),
                paging(page, "show=" + shown, mark, part.next(), part.lines().size()), true, false);
    }

    private static ListView.Line line(Page page, Advisory advisory) {
        var head = advisory.head();
        var number = head.number();
        var title = head.content().title().isEmpty() ? page.say("advisory.untitled") : head.content().title();
        return new ListView.Line(number == null ? null : number.toString(), head.occasion().isDrill(), title,
                head.content().importance().orElse(null), head.content().tlp().orElse(null),
                Marks.of(page, advisory.state()), head.movedAt(), "/advisories/" + head.id(),
                advisory instanceof Advisory.Recalled recalled ? recalled.tombstone().reason() : null);
    }

    private ListView arrivals(Caller caller, Page page, @Nullable Mark mark) {
        var part = lists.arrivals(caller, mark, LINES);
        return new ListView(clock.instant(), List.of(),
                part.lines().stream().map(arrival -> line(page, arrival)).toList(),
                paging(page, "", mark, part.next(), part.lines().size()), false, onward.of(caller).isPresent());
    }

    private ListView.Line line(Page page, Advisories.Arrival arrival) {
        var parcel = arrival.parcel();
        var stone = arrival.tombstone();
        return new ListView.Line(parcel.number(), parcel.occasion().isDrill(), parcel.title(), parcel.importance(),
                parcel.tlp(), Marks.own(page, arrival.state(), parcel, clock.instant()), parcel.sentAt(),
                "/advisories/" + arrival.id(), stone == null ? null : stone.reason());
    }

    private static @Nullable Paging paging(Page page, String query, @Nullable Mark mark, @Nullable Mark next,
            int lines) {
        if (mark == null && next == null) return null;
        var base = "/advisories?" + (query.isEmpty() ? "" : query + "&");
        return new Paging(page.say("advisory.list.place", lines),
                mark == null ? null : "/advisories" + (query.isEmpty() ? "" : "?" + query),
                next == null ? null : base + "after=" + next.written());
    }
}
