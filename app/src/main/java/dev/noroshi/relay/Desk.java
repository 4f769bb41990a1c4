package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.SenderLines;
import dev.noroshi.report.Step;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a secretariat, a ministry or the centre does with a report it holds: pass it on, return it, take it up, close it.
///
/// Source: handbook II.2.1, figure 3 (flows.md 1.2, steps 3 to 10).
@Component
public class Desk {

    private final DossierRows rows;
    private final CopyRows copies;
    private final NarrowingRows narrowing;
    private final Suggestions suggestions;
    private final Ascent ascent;
    private final Deliveries deliveries;
    private final Sharing sharing;
    private final SenderLines senderLines;
    private final Descent descent;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Desk(DossierRows rows, CopyRows copies, NarrowingRows narrowing, Suggestions suggestions, Ascent ascent,
            Deliveries deliveries,
            Sharing sharing, SenderLines senderLines, Descent descent, Directory directory, Audit audit, Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.narrowing = narrowing;
        this.suggestions = suggestions;
        this.ascent = ascent;
        this.deliveries = deliveries;
        this.sharing = sharing;
        this.senderLines = senderLines;
        this.descent = descent;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// Passes a report on: a secretariat its anonymised copy, a ministry what it has checked.
    ///
    /// @param ordinal which report of the dossier
    @Transactional
    public Handling passOn(Caller caller, DossierId dossierId, int ordinal) {
        var held = inHand(caller, dossierId, ordinal);
        if (held.isEmpty()) return notInHand(caller, dossierId, ordinal);
        return switch (held.get().dossier().tier()) {
            case SECRETARIAT -> passOnCopy(caller, held.get());
            case MINISTRY -> passOn(caller, held.get(), held.get().entry().content(),
                    Optional.of(directory.centre(today())), held.get().entry().trail());
            case CENTRE -> new Handling.Refused("relay.refused.end-of-the-way");
        };
    }

    private Handling passOnCopy(Caller caller, Held held) {
        if (copies.begun(held.entry().id()).isEmpty()) return new Handling.Refused("relay.refused.copy-not-begun");
        var redactions = copies.redactions(held.entry().id());
        long undecided = redactions.stream().filter(r -> r.decision() == Decision.UNDECIDED).count();
        if (undecided > 0) return new Handling.Undecided((int) undecided);
        // what has become known since, or was written anew, is judged as well before anything leaves
        var more = suggestions.missing(held.dossier().sender(), held.entry().content(), redactions);
        if (!more.isEmpty()) {
            more.forEach(each -> copies.insert(held.entry().id(), each));
            return new Handling.Undecided(more.size());
        }
        var copy = new AnonymisedReport(
                Redacting.apply(held.entry().content(), redactions, List.of(Decision.ACCEPTED)));
        return passOn(caller, held, copy.content(), directory.ministryOf(caller.organisation(), today()),
                List.of(Hop.WITHHELD));
    }

    private Handling passOn(Caller caller, Held held, FormContent content, Optional<Organisation> next,
            List<Hop> trail) {
        if (next.isEmpty()) return new Handling.Refused("relay.refused.nobody-next");
        var dossier = held.dossier();
        var entry = held.entry();
        var number = dossier.identification().map(Object::toString).orElse(null);
        var narrowed = narrowing.apply(entry, content);
        var outgoing = senderLines.stamp(senderLines.replace(narrowed, caller.organisation(), caller.person()),
                entry.ordinal(), number, clock.instant());
        var longer = new ArrayList<>(trail);
        var handedAt = Blur.of(clock.instant());
        longer.add(new Hop(caller.organisation(), handedAt));
        copies.handedOn(entry.id(), outgoing, caller);
        rows.state(entry.id(), EntryState.PASSED_ON, null);
        if (dossier.state() != DossierState.WITHDRAWN) rows.state(dossier.id(), stateAfter(dossier));
        deliveries.done(caller.organisation(), entry.id().value());
        audit.record(caller.person(), caller.organisation(), "report.pass-on", entry.id().toString());
        var given = ascent.handOn(dossier, new Incoming(caller.organisation(), next.get().id(), dossier.occasion(),
                dossier.language(), entry.ordinal(), entry.kind(), outgoing, longer, entry.added(), handedAt));
        return new Handling.PassedOn(next.get().id(), given);
    }

    private DossierState stateAfter(Dossier dossier) {
        var more = rows.entries(dossier.id()).stream()
                .anyMatch(entry -> entry.state() == EntryState.HELD || entry.state() == EntryState.ANONYMISING);
        return more ? DossierState.HELD : DossierState.PASSED_ON;
    }

    /// Returns a report to the hop before, with what must be answered. It may still be passed on while the answer is out.
    @Transactional
    public Handling giveBack(Caller caller, DossierId dossierId, int ordinal, String note) {
        if (note.isBlank()) return new Handling.Wrong(List.of(Problem.of("reason", "relay.return.reason-missing")));
        var held = inHand(caller, dossierId, ordinal);
        if (held.isEmpty()) return notInHand(caller, dossierId, ordinal);
        var dossier = held.get().dossier();
        var entry = held.get().entry();
        if (dossier.tier() == Tier.CENTRE) return new Handling.Refused("relay.refused.centre-asks-along-the-chain");
        rows.state(entry.id(), EntryState.RETURNED, note.strip());
        rows.state(dossier.id(), DossierState.RETURNED);
        deliveries.done(caller.organisation(), entry.id().value());
        audit.record(caller.person(), caller.organisation(), "report.return", entry.id().toString());
        var link = descent.giveBack(dossier, entry, note.strip());
        var notice = new Notice("report.answer-return", entry.id().value(), dossier.occasion(), entry.importance(),
                dossier.identification().map(n -> n.withOrdinal(entry.ordinal()).toString()).orElse(null),
                entry.title(), link, null);
        var marking = Marking.ofReport(entry.narrowest(),
                dossier.sector() == null ? Set.of() : Set.of(dossier.sector()));
        deliveries.hand(sharing.clearForNextHop(notice, marking, dossier.sender()), caller.organisation(), null,
                Blur.of(clock.instant()));
        return new Handling.Returned(dossier.sender());
    }

    /// The centre takes a report up for analysis.
    @Transactional
    public Handling analyse(Caller caller, DossierId dossierId) {
        return atCentre(caller, dossierId, DossierState.ANALYSING, Step.UNDER_ANALYSIS);
    }

    /// The centre has nothing more to do with a report.
    @Transactional
    public Handling close(Caller caller, DossierId dossierId) {
        return atCentre(caller, dossierId, DossierState.CLOSED, Step.CLOSED);
    }

    private Handling atCentre(Caller caller, DossierId dossierId, DossierState state, Step step) {
        var dossier = rows.lock(dossierId, caller.organisation()).filter(d -> d.tier() == Tier.CENTRE);
        if (dossier.isEmpty()) return new Handling.NotHeld();
        if (dossier.get().state() == DossierState.WAITING) return new Handling.Refused("relay.refused.waiting");
        if (dossier.get().state() == DossierState.WITHDRAWN) return new Handling.Refused("relay.refused.withdrawn");
        rows.state(dossierId, state);
        var entries = rows.entries(dossierId);
        entries.forEach(entry -> deliveries.done(caller.organisation(), entry.id().value()));
        entries.stream().findFirst()
                .ifPresent(last -> ascent.tellReporter(dossierId, last.ordinal(), step, caller.organisation()));
        audit.record(caller.person(), caller.organisation(),
                "report." + state.name().toLowerCase(java.util.Locale.ROOT),
                dossierId.toString());
        return new Handling.Kept(0);
    }

    /// The report of a dossier the caller's organisation can act on: the newest revision of that ordinal, locked.
    Optional<Held> inHand(Caller caller, DossierId dossierId, int ordinal) {
        return rows.lock(dossierId, caller.organisation())
                .flatMap(dossier -> rows.entries(dossierId).stream().filter(entry -> entry.ordinal() == ordinal)
                        .findFirst().filter(entry -> entry.state().isInHand()).map(entry -> new Held(dossier, entry)));
    }

    private Handling notInHand(Caller caller, DossierId dossierId, int ordinal) {
        var known = rows.find(dossierId, caller.organisation()).isPresent()
                && rows.entries(dossierId).stream().anyMatch(entry -> entry.ordinal() == ordinal);
        return known ? new Handling.Refused("relay.refused.not-in-hand") : new Handling.NotHeld();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
