package dev.noroshi.relay;

import dev.noroshi.report.Added;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.IdentificationNumber.Kind;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.report.Report;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportProgress;
import dev.noroshi.report.ReportSubmitted;
import dev.noroshi.report.Step;
import dev.noroshi.report.Titles;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts a report into the hands of the next hop; at the centre, gives it its number in the same transaction and tells it
/// back along the path. Source: handbook II.2.1, figure 3.
@Component
class Ascent {

    private final DossierRows rows;
    private final Numbers numbers;
    private final Deliveries deliveries;
    private final Sharing sharing;
    private final Directory directory;
    private final ReportProgress progress;
    private final Added added;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ascent(DossierRows rows, Numbers numbers, Deliveries deliveries, Sharing sharing, Directory directory,
            ReportProgress progress, Added added, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.deliveries = deliveries;
        this.sharing = sharing;
        this.directory = directory;
        this.progress = progress;
        this.added = added;
        this.events = events;
        this.clock = clock;
    }

    /// The first hop takes the report in, in the transaction that submits it.
    @EventListener
    @Crossing("a submitted report into the hands of its first hop")
    @Transactional(propagation = Propagation.MANDATORY)
    public void submitted(ReportSubmitted event) {
        var report = event.report();
        var known = rows.dossierOf(report.series(), report.addressee());
        var dossier = known.flatMap(rows::lock).orElseGet(() -> open(incoming(report)));
        if (known.isEmpty()) rows.origin(report.addressee(), dossier.id(), report.series());
        arrive(dossier, incoming(report));
    }

    /// The next hop takes in what the holder of `from` hands on.
    ///
    /// @return the number, if the centre has given one
    @Transactional(propagation = Propagation.MANDATORY)
    @Crossing("a report from one hop to the next, and its number back along the path")
    Optional<IdentificationNumber> handOn(Dossier from, Incoming incoming) {
        var known = rows.next(from.id());
        var dossier = known.flatMap(rows::lock).orElseGet(() -> open(incoming));
        if (known.isEmpty()) rows.handover(from.holder(), from.id(), dossier.id());
        tellReporter(from.id(), incoming.ordinal(), Step.PASSED_ON, incoming.holder());
        return arrive(dossier, incoming);
    }

    /// Tells the reporter's side of a step, by way of the hops between.
    @Crossing("what has become of a report, back to who wrote it")
    void tellReporter(DossierId dossier, int ordinal, Step step, OrganisationId holder) {
        rows.originOf(dossier)
                .ifPresent(series -> progress.went(series, ordinal, step, holder, Blur.of(clock.instant())));
    }

    private Dossier open(Incoming incoming) {
        var holder = directory.organisation(incoming.holder(), LocalDate.now(clock))
                .orElseThrow(() -> new IllegalStateException("Reports cannot go to " + incoming.holder()
                        + ": the registry does not know it today"));
        var now = incoming.at();
        var dossier = new Dossier(DossierId.random(), incoming.holder(), Tier.of(holder.actorClass()),
                incoming.sender(),
                incoming.occasion(), incoming.language(), incoming.content().sector().orElse(null), null,
                DossierState.HELD, now, now);
        rows.insert(dossier);
        return dossier;
    }

    private Optional<IdentificationNumber> arrive(Dossier dossier, Incoming incoming) {
        boolean early = dossier.tier() == Tier.CENTRE && dossier.number() == null && incoming.ordinal() > 1;
        var state = dossier.tier() != Tier.CENTRE
                ? EntryState.HELD
                : early ? EntryState.WAITING : EntryState.RECEIVED;
        var content = incoming.content();
        var entry = new Entry(EntryId.random(), dossier.id(), incoming.ordinal(),
                rows.lastRevision(dossier.id(), incoming.ordinal()) + 1, incoming.kind(), state, content,
                content.tlp().orElse(Tlp.RED), content.importance().orElse(null), Titles.of(content), incoming.trail(),
                incoming.at(), null, null, incoming.added());
        rows.insert(entry);
        rows.state(dossier.id(), stateAfter(dossier, entry), incoming.at());
        events.publishEvent(new ReportArrived(dossier, entry));
        if (dossier.tier() != Tier.CENTRE) {
            hand(dossier, entry, dossier.identification().orElse(null));
            return dossier.identification();
        }
        return early ? Optional.empty() : Optional.of(receive(dossier, entry));
    }

    private static DossierState stateAfter(Dossier dossier, Entry entry) {
        if (entry.kind() == ReportKind.WITHDRAWAL) return DossierState.WITHDRAWN;
        return switch (entry.state()) {
            case WAITING -> DossierState.WAITING;
            case RECEIVED -> dossier.number() == null ? DossierState.RECEIVED : DossierState.ANALYSING;
            case HELD, ANONYMISING, RETURNED, PASSED_ON -> DossierState.HELD;
        };
    }

    /// The centre has it: the series gets its number with its first report, and those that waited for it are released.
    private IdentificationNumber receive(Dossier dossier, Entry entry) {
        if (dossier.number() != null) {
            var given = dossier.identification().orElseThrow();
            hand(dossier, entry, given);
            return given.withOrdinal(entry.ordinal());
        }
        var number = numbers.next(Kind.R, dossier.occasion());
        rows.number(dossier.id(), number);
        rows.originOf(dossier.id()).ifPresent(series -> progress.numbered(series, entry.ordinal(), number.toString(),
                dossier.holder(), Blur.of(clock.instant())));
        hand(dossier, entry, number);
        for (var waited : rows.release(dossier.id()))
            hand(dossier, waited, number);
        return number;
    }

    private void hand(Dossier dossier, Entry entry, @Nullable IdentificationNumber number) {
        var printed = number == null ? null : number.withOrdinal(entry.ordinal()).toString();
        var notice = new Notice(dossier.tier().task(), entry.id().value(), dossier.occasion(), entry.importance(),
                printed, entry.title(), "/reports/" + dossier.id() + "?ordinal=" + entry.ordinal(), null);
        var marking = Marking.ofReport(entry.narrowest(),
                dossier.sector() == null ? Set.of() : Set.of(dossier.sector()));
        deliveries.hand(sharing.clearForNextHop(notice, marking, dossier.holder()), dossier.sender(), null,
                entry.receivedAt());
    }

    private Incoming incoming(Report report) {
        return new Incoming(report.reporter(), report.addressee(), report.occasion(), report.language(),
                report.ordinal(), report.kind(), report.content(),
                List.of(new Hop(report.reporter(), report.submittedAt())), added.of(report.series()),
                clock.instant());
    }

}
