package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the centre judges that a value is not to be blocked, and takes that back. What stands is in no list that blocks, and
/// flagged in the tables, as with the lists of warnings.
@Component
public class Judgements {

    /// How many characters a reason may have.
    public static final int LONGEST_REASON = 400;

    private final Indicators indicators;
    private final JudgementRows rows;
    private final JudgedPapers papers;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Judgements(Indicators indicators, JudgementRows rows, JudgedPapers papers, ApplicationEventPublisher events,
            Audit audit, Clock clock) {
        this.indicators = indicators;
        this.rows = rows;
        this.papers = papers;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Every judgement of an indicator the caller may know of, the newest first.
    @Transactional(readOnly = true)
    public List<Judgement> of(Caller caller, IndicatorId id) {
        return indicators.find(caller, id).isEmpty() ? List.of() : rows.of(id);
    }

    /// Judges that an indicator the caller knows is not to be blocked. One that stands must be taken back first.
    @Transactional
    public Outcome<Judgement> judge(Caller caller, IndicatorId id, String reason, Judgement.Told told) {
        if (!mayJudge(caller, id)) return new Outcome.Unknown<>();
        var problem = problem(reason);
        if (problem.isPresent()) return new Outcome.Invalid<>(List.of(problem.get()));
        var judgement = new Judgement(UUID.randomUUID(), id, reason.strip(), told, clock.instant(), null);
        if (!rows.insert(judgement, caller.person()))
            return new Outcome.Invalid<>(List.of(Problem.of("reason", "indicator.judged-already")));
        audit.record(caller.person(), caller.organisation(), "indicator.judge", id.toString());
        events.publishEvent(papers.holding(id));
        return new Outcome.Done<>(judgement);
    }

    /// Takes a judgement back, with the reason.
    ///
    /// @param judgement the one the caller saw
    @Transactional
    public Outcome<IndicatorId> takeBack(Caller caller, IndicatorId id, UUID judgement, String reason) {
        if (!mayJudge(caller, id)) return new Outcome.Unknown<>();
        var problem = problem(reason);
        if (problem.isPresent()) return new Outcome.Invalid<>(List.of(problem.get()));
        if (!rows.takeBack(id, judgement, reason.strip(), caller.person(), clock.instant()))
            return new Outcome.Invalid<>(List.of(Problem.of("reason", "indicator.judgement-gone")));
        audit.record(caller.person(), caller.organisation(), "indicator.judgement-withdrawn", id.toString());
        events.publishEvent(papers.holding(id));
        return new Outcome.Done<>(id);
    }

    private boolean mayJudge(Caller caller, IndicatorId id) {
        return caller.may(Permission.SHARE_INDICATOR) && indicators.find(caller, id).isPresent();
    }

    private static Optional<Problem> problem(String reason) {
        if (reason.isBlank()) return Optional.of(Problem.of("reason", "required"));
        return reason.strip().length() > LONGEST_REASON
                ? Optional.of(Problem.of("reason", "indicator.long", Integer.toString(LONGEST_REASON)))
                : Optional.empty();
    }
}
