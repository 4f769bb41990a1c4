package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.Dossier;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.EntryState;
import dev.noroshi.relay.HeldDossier;
import dev.noroshi.relay.Hop;
import dev.noroshi.relay.Narrowing;
import dev.noroshi.relay.Tier;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportWording;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of a report for whoever holds it.
@Component
class HeldViews {

    /// As many lines of the record as are read at a glance.
    private static final int ACTS = 12;
    /// 今後の予定 that announce a follow-up.
    private static final Set<String> FOLLOW_UP_TO_COME = Set.of("ONGOING", "INVESTIGATING");

    private final Facts facts;
    private final Narrowing narrowing;
    private final ReportWording wording;
    private final RouteViews routes;
    private final Names names;
    private final NegotiationViews negotiations;
    private final Audit audit;
    private final Clock clock;

    HeldViews(Facts facts, Narrowing narrowing, ReportWording wording, RouteViews routes, Names names,
            NegotiationViews negotiations,
            Audit audit, Clock clock) {
        this.facts = facts;
        this.narrowing = narrowing;
        this.wording = wording;
        this.routes = routes;
        this.names = names;
        this.negotiations = negotiations;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param reasonMissing what is wrong with the reason of a return, if one was just tried
    HeldView of(Caller caller, Page page, HeldDossier held, Entry entry, @Nullable String reasonMissing) {
        var before = before(held, entry);
        var withheld = entry.trail().stream().anyMatch(Hop::isWithheld);
        var lines = facts.of(narrowing.applied(entry), before.map(Entry::content).orElse(null),
                withheld ? Facts.Source.WITHHELD : Facts.Source.NAMED, page.language());
        return new HeldView(head(page, held.dossier(), entry), routes.of(page, held.dossier(), entry), withheld, lines,
                Facts.changes(lines), before.map(Entry::ordinal).orElse(null), followUps(page, held, entry),
                scope(caller, page, held.dossier(), entry), acts(caller, page, held), work(caller, page, held, entry,
                        reasonMissing),
                clock.instant());
    }

    HeldView.Head head(Page page, Dossier dossier, Entry entry) {
        return new HeldView.Head(dossier.id().toString(), dossier.tier(), entry.ordinal(), entry.revision(),
                dossier.occasion().isDrill(), number(dossier, entry), entry.title(), entry.tlp(), entry.importance(),
                names.of(dossier.sector(), page.language()), state(page, dossier, entry),
                entry.kind() == ReportKind.FIRST ? null : page.say("report.kind." + entry.kind()),
                entry.receivedAt(), names.of(dossier.sender(), page.language()));
    }

    /// At the centre the series has a state; below it, each report has.
    private static dev.noroshi.platform.web.Hop.Mark state(Page page, Dossier dossier, Entry entry) {
        return dossier.tier() == Tier.CENTRE || dossier.state() == DossierState.WITHDRAWN
                ? States.of(page, dossier.tier(), dossier.state())
                : States.of(page, dossier.tier(), entry.state());
    }

    static @Nullable IdentificationNumber number(Dossier dossier, Entry entry) {
        return dossier.identification().map(number -> number.withOrdinal(entry.ordinal())).orElse(null);
    }

    /// The report before this one, or this one before it was returned.
    private static Optional<Entry> before(HeldDossier held, Entry entry) {
        return held.entries().stream().dropWhile(each -> !each.id().equals(entry.id())).skip(1).findFirst();
    }

    private List<HeldView.FollowUp> followUps(Page page, HeldDossier held, Entry shown) {
        var reports = new ArrayList<HeldView.FollowUp>();
        for (var entry : held.entries().reversed()) {
            var current = entry.id().equals(shown.id());
            var before = before(held, entry);
            reports.add(new HeldView.FollowUp(entry.receivedAt(), name(page, held.dossier(), entry),
                    current || isOlderRevision(held, entry)
                            ? null
                            : "/reports/" + held.dossier().id() + "?ordinal=" + entry.ordinal(),
                    text(page, entry, before), current));
        }
        var last = held.latest();
        if (last.content().choice(ReportField.NEXT_STEPS).filter(FOLLOW_UP_TO_COME::contains).isPresent()
                && held.dossier().state() != DossierState.WITHDRAWN)
            reports.add(new HeldView.FollowUp(null, page.say("report.ordinal", last.ordinal() + 1), null,
                    page.say("relay.follow-up.to-come"), false));
        return reports;
    }

    private static boolean isOlderRevision(HeldDossier held, Entry entry) {
        return held.entry(entry.ordinal()).filter(newest -> newest.id().equals(entry.id())).isEmpty();
    }

    private static String text(Page page, Entry entry, Optional<Entry> before) {
        if (before.isEmpty()) return page.say("relay.follow-up.first");
        var changed = entry.content().changedFields(before.get().content()).stream()
                .filter(field -> !field.equals(ReportField.REPORT_DATETIME)
                        && !field.equals(ReportField.REPORT_NUMBER)
                        && !field.equals(ReportField.IDENTIFICATION_NUMBER))
                .count();
        return page.say("relay.follow-up.changed", changed);
    }

    private static String name(Page page, Dossier dossier, Entry entry) {
        var number = number(dossier, entry);
        var name = number == null
                ? page.say("report.ordinal", entry.ordinal())
                : page.say("relay.report", number, entry.ordinal());
        var named = entry.kind() == ReportKind.FIRST || entry.kind() == ReportKind.FOLLOW_UP
                ? name
                : page.say("relay.report.kind", name, page.say("report.kind." + entry.kind()));
        return entry.revision() == 1 ? named : page.say("relay.report.revision", named, entry.revision());
    }

    private HeldView.Scope scope(Caller caller, Page page, Dossier dossier, Entry entry) {
        var holders = Stream.concat(entry.trail().stream().map(Hop::organisation).flatMap(Stream::ofNullable),
                Stream.of(dossier.holder())).distinct().map(id -> names.of(id, page.language())).toList();
        return new HeldView.Scope(entry.tlp(), wording.parts(narrowing.applied(entry), page.language()), holders,
                entry.added().stream().map(id -> names.of(id, page.language())).sorted().toList(),
                entry.content().text(ReportField.TLP_REMARKS).orElse(null),
                negotiations.about(caller, page, dossier.id().value()), dossier.tier() == Tier.CENTRE
                        && dossier.number() != null && dossier.state() != DossierState.WITHDRAWN);
    }

    /// What the holder's own people did with the series and its reports, the newest first. That someone looked at it
    /// again says nothing new.
    List<HeldView.ActView> acts(Caller caller, Page page, HeldDossier held) {
        var subjects = Stream.concat(Stream.of(held.dossier().id().toString()),
                held.entries().stream().map(entry -> entry.id().toString()));
        var acts = subjects.flatMap(subject -> audit.actsOf(caller.organisation(), subject).stream())
                .filter(act -> page.words().knows("relay.act." + act.act()))
                .map(act -> new HeldView.ActView(act.at().toInstant(), who(page, act),
                        page.say("relay.act." + act.act())))
                .sorted(Comparator.comparing(HeldView.ActView::at).reversed()).toList();
        var shown = new ArrayList<HeldView.ActView>();
        for (var act : acts)
            if (shown.stream().noneMatch(each -> each.who().equals(act.who()) && each.what().equals(act.what())))
                shown.add(act);
        return shown.stream().limit(ACTS).toList();
    }

    private String who(Page page, Audit.Act act) {
        var person = act.person();
        return person == null
                ? page.say("relay.act.program")
                : names.of(person, page.language()).orElseGet(() -> page.say("relay.act.somebody"));
    }

    HeldView.Work work(Caller caller, Page page, HeldDossier held, Entry entry, @Nullable String reasonMissing) {
        var dossier = held.dossier();
        var state = entry.state();
        var inHand = state == EntryState.HELD || state == EntryState.ANONYMISING || state == EntryState.RETURNED;
        var forwards = inHand && caller.may(Permission.FORWARD_REPORT) && isNewestRevision(held, entry);
        var receives = dossier.tier() == Tier.CENTRE && caller.may(Permission.RECEIVE_REPORT)
                && dossier.number() != null && dossier.state() != DossierState.WITHDRAWN;
        return new HeldView.Work(forwards ? next(page, dossier) : null,
                forwards && state != EntryState.RETURNED ? names.of(dossier.sender(), page.language()) : null,
                forwards && dossier.tier() == Tier.SECRETARIAT,
                receives && dossier.state() != DossierState.ANALYSING,
                receives && dossier.state() != DossierState.CLOSED,
                receives && caller.may(Permission.DRAFT_ADVISORY) ? dossier.id().toString() : null,
                entry.returnNote(), entry.returnNote() != null && state != EntryState.RETURNED, reasonMissing);
    }

    private static boolean isNewestRevision(HeldDossier held, Entry entry) {
        return !isOlderRevision(held, entry);
    }

    private @Nullable String next(Page page, Dossier dossier) {
        return switch (dossier.tier()) {
            case SECRETARIAT -> names.ministryAfter(dossier.holder(), page.language()).orElse(null);
            case MINISTRY -> names.centre(page.language());
            case CENTRE -> null;
        };
    }

    String name(OrganisationId holder, Page page) {
        return names.of(holder, page.language());
    }
}
