package dev.noroshi.report;

import dev.noroshi.form.ReportField;
import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a reporting organisation does with its own reports: write, submit, follow up, correct, withdraw.
///
/// Nothing here is ever overwritten once submitted, and nobody but the caller's own organisation is served.
@Component
public class Reports {

    private final ReportRows rows;
    private final FirstHop firstHop;
    private final SenderLines senderLines;
    private final ReportPaper paper;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(ReportRows rows, FirstHop firstHop, SenderLines senderLines, ReportPaper paper, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.firstHop = firstHop;
        this.senderLines = senderLines;
        this.paper = paper;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Begins a new series with a draft of its first report.
    @Transactional
    public Draft begin(Caller caller, Submission submission) {
        var route = firstHop.routeFor(caller, submission.grounds(), submission.route());
        var content = senderLines.fillBlank(submission.content(), caller.organisation(), caller.person());
        var draft = new Draft(SeriesId.random(), caller.organisation(), 1, 1, ReportKind.FIRST, submission.door(),
                submission.occasion(), submission.language(), submission.grounds(), route, null, content,
                submission.reading(), 1, now());
        rows.insertSeries(draft, caller.person());
        rows.insertDraft(draft, caller.person());
        audit.record(caller.person(), caller.organisation(), "report.begin", draft.series().toString());
        return draft;
    }

    /// Saves a draft.
    ///
    /// @param edition the edition the caller started from
    @Transactional
    public Outcome save(Caller caller, SeriesId series, int edition, FormContent content) {
        return onDraft(caller, series, draft -> {
            if (draft.edition() != edition) return new Outcome.Stale(draft);
            return new Outcome.Saved(rows.saveDraft(draft, content, caller.person(), now()));
        });
    }

    /// Puts what was read from a file in the place of what a draft says so far. Lines of the sender it leaves blank are
    /// filled from the registry.
    ///
    /// @param edition the edition the caller started from
    /// @param reading what could not be placed or understood, as JSON for the page
    @Transactional
    public Outcome replace(Caller caller, SeriesId series, int edition, FormContent content, String reading) {
        return onDraft(caller, series, draft -> {
            if (draft.edition() != edition) return new Outcome.Stale(draft);
            var filled = senderLines.fillBlank(content, caller.organisation(), caller.person());
            rows.saveReading(series, reading);
            return new Outcome.Saved(rows.saveDraft(draft, filled, caller.person(), now()));
        });
    }

    /// Changes on what grounds and by which route a first report will go.
    @Transactional
    public Outcome direct(Caller caller, SeriesId series, Grounds grounds, Route route) {
        return onDraft(caller, series, draft -> {
            if (draft.ordinal() != 1) return new Outcome.Refused("report.refused.route-fixed");
            rows.direct(series, grounds, firstHop.routeFor(caller, grounds, route));
            return rows.draft(series).<Outcome>map(Outcome.Saved::new).orElseThrow();
        });
    }

    /// Checks the draft and hands it to the first hop. From then on it is never changed.
    @Transactional
    public Outcome submit(Caller caller, SeriesId series, int edition) {
        return onDraft(caller, series, draft -> draft.edition() == edition
                ? submit(caller, draft)
                : new Outcome.Stale(draft));
    }

    /// Submits the draft as it was last saved, whoever saved it.
    @Transactional
    public Outcome submitLatest(Caller caller, SeriesId series) {
        return onDraft(caller, series, draft -> submit(caller, draft));
    }

    /// Everything that keeps a draft of the caller's from being submitted as it is now; nothing when it may go.
    @Transactional(readOnly = true)
    public List<Problem> obstacles(Caller caller, Draft draft) {
        var at = now();
        var problems = new ArrayList<Problem>(paper.check(readied(caller, draft, at), at));
        firstHop.addressee(caller, draft.route(), draft.grounds(), problems);
        return problems;
    }

    /// With the lines the program writes: who sends it where that was left blank, which report it is, and when.
    private FormContent readied(Caller caller, Draft draft, Instant at) {
        var signed = senderLines.fillBlank(draft.content(), caller.organisation(), caller.person());
        return senderLines.stamp(signed, draft.ordinal(), draft.number(), at);
    }

    private Outcome submit(Caller caller, Draft draft) {
        var at = now();
        var content = readied(caller, draft, at);
        var problems = new ArrayList<Problem>(paper.check(content, at));
        var addressee = firstHop.addressee(caller, draft.route(), draft.grounds(), problems);
        if (!problems.isEmpty() || addressee.isEmpty()) return new Outcome.Incomplete(problems);
        var report = new Report(draft.series(), draft.organisation(), caller.person(), addressee.get(), draft.ordinal(),
                draft.revision(), draft.kind(), draft.occasion(), draft.language(), content, at);
        rows.submit(report);
        rows.progress(report.series(), report.ordinal(), Step.SUBMITTED, report.addressee(), null, at);
        audit.record(caller.person(), caller.organisation(), "report.submit", report.series().toString());
        events.publishEvent(new ReportSubmitted(report));
        return new Outcome.Submitted(report);
    }

    /// Begins a follow-up or a correction: a draft that starts from what was last submitted.
    @Transactional
    public Outcome followUp(Caller caller, SeriesId series, ReportKind kind, Door door) {
        if (kind == ReportKind.FIRST) throw new IllegalArgumentException("A follow-up is never the first report");
        return onOpenSeries(caller, series, last -> {
            if (last.kind() == ReportKind.WITHDRAWAL) return new Outcome.Refused("report.refused.withdrawn");
            return new Outcome.Saved(insert(caller, last.following(kind, door, now())));
        });
    }

    /// Opens a returned report for another revision of the same ordinal.
    @Transactional
    public Outcome revise(Caller caller, SeriesId series, Door door) {
        return onOpenSeries(caller, series, last -> {
            if (!last.isReturned()) return new Outcome.Refused("report.refused.not-returned");
            return new Outcome.Saved(insert(caller, last.again(door, now())));
        });
    }

    /// Takes a series back, for everybody along its path to see.
    ///
    /// @param why the reason in the reporter's words; it stands before the supplementary information
    @Transactional
    public Outcome withdraw(Caller caller, SeriesId series, Door door, String why) {
        if (why.isBlank())
            return new Outcome.Incomplete(List.of(Problem.of("reason", "report.withdrawal.reason-missing")));
        return onOpenSeries(caller, series, last -> {
            if (last.kind() == ReportKind.WITHDRAWAL) return new Outcome.Refused("report.refused.withdrawn");
            var blank = last.following(ReportKind.WITHDRAWAL, door, now());
            var before = blank.content().text(ReportField.SUPPLEMENT).map(text -> "\n" + text).orElse("");
            var draft = insert(caller, blank
                    .withContent(
                            blank.content().with(ReportField.SUPPLEMENT, new FieldValue.Text(why.strip() + before))));
            return submit(caller, draft);
        });
    }

    /// Throws a draft away. A series of which nothing was ever submitted goes with it.
    @Transactional
    public Outcome discard(Caller caller, SeriesId series) {
        return onDraft(caller, series, draft -> {
            rows.discard(draft);
            audit.record(caller.person(), caller.organisation(), "report.discard", series.toString());
            return new Outcome.Discarded();
        });
    }

    private Draft insert(Caller caller, Draft draft) {
        rows.insertDraft(draft, caller.person());
        audit.record(caller.person(), caller.organisation(), "report.draft", draft.series().toString());
        return draft;
    }

    private Outcome onDraft(Caller caller, SeriesId series, Function<Draft, Outcome> act) {
        return rows.lockDraft(series).filter(draft -> draft.organisation().equals(caller.organisation())).map(act)
                .orElseGet(() -> new Outcome.Refused("report.refused.no-draft"));
    }

    private Outcome onOpenSeries(Caller caller, SeriesId series, Function<LastReport, Outcome> act) {
        var owned = rows.lockSeries(series, caller.organisation());
        if (!owned) return new Outcome.Refused("report.refused.not-found");
        if (rows.draft(series).isPresent()) return new Outcome.Refused("report.refused.draft-open");
        return rows.last(series).map(act).orElseGet(() -> new Outcome.Refused("report.refused.not-found"));
    }

    private Instant now() {
        return clock.instant();
    }
}
