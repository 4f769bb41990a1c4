package dev.noroshi.relay.web;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Hop.Passage;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.Dossier;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.EntryState;
import dev.noroshi.relay.Hop;
import dev.noroshi.relay.Tier;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.Route;
import dev.noroshi.report.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has a report, since when, drawn the same way everywhere.
@Component
class RouteViews {

    private final Names names;
    private final Clock clock;

    RouteViews(Names names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /// The way of a report as its holder may know it.
    List<HopView> of(Page page, Dossier dossier, Entry entry) {
        var hops = new ArrayList<HopView>();
        @Nullable
        Instant came = null;
        for (var hop : entry.trail()) {
            hops.add(passed(page, hop, came, hops.isEmpty()));
            came = hop.handedOnAt();
        }
        hops.add(holder(page, dossier, entry));
        if (dossier.tier() == Tier.SECRETARIAT)
            hops.add(ahead(page, names.ministryAfter(dossier.holder(), page.language())
                    .orElseGet(() -> page.say("report.route.MINISTRY")),
                    entry.state() == EntryState.PASSED_ON));
        if (dossier.tier() != Tier.CENTRE)
            hops.add(ahead(page, names.centre(page.language()),
                    dossier.tier() == Tier.MINISTRY && entry.state() == EntryState.PASSED_ON));
        return hops;
    }

    private HopView passed(Page page, Hop hop, @Nullable Instant came, boolean reporter) {
        var lines = new ArrayList<String>();
        var left = hop.handedOnAt();
        if (left != null) {
            lines.add(page.say(reporter ? "relay.route.submitted" : "relay.route.passed-on", page.times().brief(left)));
            if (came != null) lines.add(page.say("relay.route.held-for", duration(page, came, left)));
        }
        var organisation = hop.organisation();
        return new HopView(organisation == null ? null : names.of(organisation, page.language()), null, lines,
                Passage.PASSED);
    }

    private HopView holder(Page page, Dossier dossier, Entry entry) {
        var name = names.of(dossier.holder(), page.language());
        var received = page.say("relay.route.received", page.times().brief(entry.receivedAt()));
        var left = entry.passedOnAt();
        if (entry.state() == EntryState.PASSED_ON && left != null)
            return new HopView(name, null,
                    List.of(received, page.say("relay.route.passed-on", page.times().brief(left)),
                            page.say("relay.route.held-for", duration(page, entry.receivedAt(), left))),
                    Passage.PASSED);
        if (isOver(dossier.state()))
            return new HopView(name, States.of(page, dossier.tier(), dossier.state()), List.of(received),
                    Passage.PASSED);
        return new HopView(name, new Mark(Glyph.DOING, page.say("relay.route.holds")),
                List.of(received,
                        page.say("relay.route.elapsed", duration(page, entry.receivedAt(), clock.instant()))),
                Passage.HOLDS);
    }

    /// Whether nobody waits for anything any more.
    private static boolean isOver(DossierState state) {
        return switch (state) {
            case CLOSED, WITHDRAWN -> true;
            case HELD, ANONYMISING, RETURNED, PASSED_ON, WAITING, RECEIVED, ANALYSING, USED -> false;
        };
    }

    private static HopView ahead(Page page, String who, boolean handed) {
        return new HopView(who, null, List.of(page.say(handed ? "relay.route.handed" : "relay.route.not-yet")),
                Passage.AHEAD);
    }

    /// The way of an organisation's own report, as far as the path has told it.
    List<HopView> of(Page page, OrganisationId reporter, ActorClass reporterClass, OwnReports.Series series,
            int ordinal) {
        var told = series.progress().stream().filter(step -> step.ordinal() == ordinal).toList();
        var since = new LinkedHashMap<OrganisationId, OwnReports.Progress>();
        told.forEach(step -> since.putIfAbsent(step.holder(), step));
        var hops = new ArrayList<HopView>();
        told.stream().filter(step -> step.step() == Step.SUBMITTED).reduce((first, last) -> last)
                .ifPresent(step -> hops.add(new HopView(names.of(reporter, page.language()), null,
                        List.of(page.say("relay.route.submitted", page.times().brief(step.at()))), Passage.PASSED)));
        var now = told.isEmpty() ? null : told.getLast();
        for (var step : since.values())
            hops.add(told(page, step, now));
        addAhead(page, hops, series.route(), reporter, reporterClass, since);
        return hops;
    }

    private HopView told(Page page, OwnReports.Progress first, OwnReports.@Nullable Progress now) {
        var name = names.of(first.holder(), page.language());
        var here = now != null && now.holder().equals(first.holder());
        var since = page.say("relay.route.since", page.times().brief(first.at()));
        if (!here || now == null) return new HopView(name, null, List.of(since), Passage.PASSED);
        if (now.step() == Step.CLOSED || now.step() == Step.WITHDRAWN)
            return new HopView(name, States.of(page, now.step()), List.of(since), Passage.PASSED);
        return new HopView(name, States.of(page, now.step()),
                List.of(since, page.say("relay.route.elapsed", duration(page, first.at(), clock.instant()))),
                Passage.HOLDS);
    }

    /// Those who will have it next, as the registry says today.
    private void addAhead(Page page, List<HopView> hops, Route route, OrganisationId reporter,
            ActorClass reporterClass, Map<OrganisationId, ?> known) {
        var centre = names.centre(page.language());
        var reached = Set.copyOf(hops.stream().map(HopView::who).filter(java.util.Objects::nonNull).toList());
        var ministry = names.ministryAfter(reporter, page.language());
        if (route == Route.SECRETARIAT && known.size() < 2 && reporterClass == ActorClass.OPERATOR)
            ministry.filter(name -> !reached.contains(name)).ifPresent(name -> hops.add(ahead(page, name, false)));
        if (!reached.contains(centre)) hops.add(ahead(page, centre, false));
    }

    private static String duration(Page page, Instant from, Instant to) {
        var duration = Duration.between(from, to);
        if (duration.toDays() > 0)
            return page.say("relay.duration.days", duration.toDays(), duration.toHoursPart());
        if (duration.toHours() > 0)
            return page.say("relay.duration.hours", duration.toHours(), duration.toMinutesPart());
        return page.say("relay.duration.minutes", Math.max(0, duration.toMinutes()));
    }
}
