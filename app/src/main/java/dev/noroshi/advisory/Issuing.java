package dev.noroshi.advisory;

import dev.noroshi.relay.CentreReport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.UUID;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.sharing.Paper;
import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.relay.Numbers;
import dev.noroshi.sharing.Marking;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Issues what was approved (発出): gives the number, takes the place of the report before, hands it to the ministries —
/// all of it or nothing.
@Component
public class Issuing {

    private final AdvisoryRows rows;
    private final AdvisoryWrites writes;
    private final ContentRules rules;
    private final Planning planning;
    private final Addressees addressees;
    private final Spread spread;
    private final FurtherAddressees further;
    private final Numbers numbers;
    private final CentreReports reports;
    private final Deliveries deliveries;
    private final Directory directory;
    private final Deadlines deadlines;
    private final Audit audit;
    private final Clock clock;

    Issuing(AdvisoryRows rows, AdvisoryWrites writes, ContentRules rules, Planning planning, Addressees addressees,
            Spread spread, FurtherAddressees further, Numbers numbers, CentreReports reports, Deliveries deliveries,
            Directory directory, Deadlines deadlines, Audit audit, Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.rules = rules;
        this.planning = planning;
        this.addressees = addressees;
        this.spread = spread;
        this.further = further;
        this.numbers = numbers;
        this.reports = reports;
        this.deliveries = deliveries;
        this.directory = directory;
        this.deadlines = deadlines;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param edition the edition the caller saw; the latest when null
    @Transactional
    public Outcome<Advisory.Issued> issue(Caller caller, AdvisoryId id, @Nullable Integer edition) {
        return rows.forCentre(caller, id, edition).then(found -> switch (found) {
            case Advisory.Approved approved -> issue(caller, approved);
            case Advisory.Draft _,Advisory.InReview _ ->
                Outcome.refused(Refusal.Conflict.because("advisory.refused.not-approved"));
            case Advisory.Published _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.published"));
        });
    }

    private Outcome<Advisory.Issued> issue(Caller caller, Advisory.Approved approved) {
        var head = approved.head();
        var content = head.content();
        var sources = rows.drawn(head.id(), head.edition());
        var problems = rules.problems(head.occasion(), content, sources, head.series(), Purpose.SUBMIT);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var named = further.standing(head.id());
        var added = Stream.concat(namedByAll(sources.reports()).stream(), named.stream().map(Organisation::id))
                .collect(Collectors.toSet());
        var marking = new Marking(content.tlp().orElseThrow(), Paper.ADVISORY, Set.copyOf(content.sectors()), added);
        var plan = planning.plan(marking);
        if (plan.ministries().isEmpty())
            return Outcome.refused(new Refusal.Invalid(
                    List.of(Problem.of(AdvisoryField.RECIPIENTS.value(), "advisory.recipients.nobody"))));
        var centre = directory.centre(LocalDate.now(clock)).id();
        var dueAt = deadlines.after(content.importance().orElseThrow(), clock.instant());

        // everything that could fail or is slow has been done: now the number, and what carries it
        number(head);
        writes.issued(head.id(), caller.person(), dueAt, added);
        supersede(head);
        var issued = (Advisory.Issued) rows.find(head.id()).orElseThrow();
        addressees.write(head.id(), plan, centre);
        spread.issue(issued, centre, plan);
        spread.tell(issued, centre, named);
        deliveries.doneForAll(approved.review().id());
        reports.used(sources.reports());
        audit.record(caller.person(), caller.organisation(), "advisory.issue", head.id().toString());
        return Outcome.done(issued);
    }

    /// Whom the originators of all sources named (table 5, ※１): one of them alone cannot widen what is another's.
    private Set<OrganisationId> namedByAll(List<UUID> sources) {
        return sources.stream().flatMap(id -> reports.find(id).stream()).map(CentreReport::added)
                .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private void number(Advisory.Head head) {
        if (head.number() != null) return;
        var number = numbers.next(IdentificationNumber.Kind.T, head.occasion());
        writes.number(head.series(), number.main());
    }

    /// The report before stands no longer: what of it is still open leaves the inboxes.
    private void supersede(Advisory.Head head) {
        for (var earlier : rows.series(head.series()))
            if (earlier instanceof Advisory.Issued && !earlier.id().equals(head.id())) {
                writes.state(earlier.id(), AdvisoryState.SUPERSEDED);
                deliveries.doneForAll(earlier.id().value());
            }
    }
}
