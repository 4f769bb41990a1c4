package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes an advisory back (撤回): a tombstone stays everywhere it went, the text is read by nobody but the centre.
@Component
public class Recalling {

    private final AdvisoryRows rows;
    private final AdvisoryWrites writes;
    private final Deliveries deliveries;
    private final Deadlines deadlines;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalling(AdvisoryRows rows, AdvisoryWrites writes, Deliveries deliveries, Deadlines deadlines, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.deliveries = deliveries;
        this.deadlines = deadlines;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// @param reason what everybody who had it is told; it must not repeat what is recalled
    @Transactional
    public Outcome<Advisory.Recalled> recall(Caller caller, AdvisoryId id, String reason) {
        if (!Centre.isCalling(caller)) return Outcome.refused(new Refusal.Unknown());
        var found = rows.lock(id);
        if (found.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        var why = Texts.clean(reason);
        if (why.isEmpty()) return invalid(Problem.of("reason", "advisory.recall.reason-missing"));
        if (why.length() > Texts.LIMIT)
            return invalid(Problem.of("reason", "advisory.text.long", String.valueOf(Texts.LIMIT)));
        return switch (found.get()) {
            case Advisory.Issued issued -> recall(caller, issued, why);
            case Advisory.Superseded superseded -> recall(caller, superseded, why);
            case Advisory.Recalled _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.recalled"));
            case Advisory.Draft _,Advisory.InReview _,Advisory.Approved _ ->
                Outcome.refused(Refusal.Conflict.because("advisory.refused.not-published"));
        };
    }

    private Outcome<Advisory.Recalled> recall(Caller caller, Advisory.Published advisory, String why) {
        var out = advisory.publication();
        writes.recalled(advisory.id(), caller.person(), why);
        deliveries.recall(new Notice(AdvisoryTasks.RECALLED, advisory.id().value(), advisory.head().occasion(),
                out.importance(), out.number().toString(), advisory.content().title(), "/advisories/" + advisory.id(),
                deadlines.after(out.importance(), clock.instant())));
        audit.record(caller.person(), caller.organisation(), "advisory.recall", advisory.id().toString());
        events.publishEvent(new AdvisoryRecalled(advisory.id()));
        return Outcome.done((Advisory.Recalled) rows.find(advisory.id()).orElseThrow());
    }

    private static Outcome<Advisory.Recalled> invalid(Problem problem) {
        return Outcome.refused(new Refusal.Invalid(List.of(problem)));
    }
}
