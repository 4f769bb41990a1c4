package dev.noroshi.intake.api;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.intake.Terms;
import dev.noroshi.intake.WorkbookDoor;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.report.Door;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Reports;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what a call asks for, in one transaction: either all of it, or nothing is left behind.
@Component
class ReportWork {

    private final Reports reports;
    private final OwnReports ownReports;
    private final ReportPaper paper;
    private final JsonDoor door;
    private final WorkbookDoor workbooks;
    private final ReportAnswers answers;
    private final Retries retries;
    private final TransactionTemplate transaction;

    ReportWork(Reports reports, OwnReports ownReports, ReportPaper paper, JsonDoor door, WorkbookDoor workbooks,
            ReportAnswers answers, Retries retries, TransactionTemplate transaction) {
        this.reports = reports;
        this.ownReports = ownReports;
        this.paper = paper;
        this.door = door;
        this.workbooks = workbooks;
        this.answers = answers;
        this.retries = retries;
        this.transaction = transaction;
    }

    /// What to do with a draft once it is kept.
    enum Then {
        /// Leave it for somebody to go on with.
        LEAVE,
        /// Submit it at once, or not keep it at all.
        SUBMIT
    }

    /// Begins a report.
    Reply create(Caller caller, JsonBody body, Then then, Once once) {
        var received = door.receive(body, caller.actorClass(), Terms.USUAL);
        return once(caller, once, () -> begin(caller, received.submission(), received.problems(), List.of(), then));
    }

    /// Begins a report from a workbook. What could not be read of it is for a person to put right in the draft.
    Reply take(Caller caller, byte[] file, JsonBody beside, Then then, Once once) {
        var terms = door.terms(beside, caller.actorClass(), Terms.USUAL);
        if (!beside.problems().isEmpty()) return new Reply.Invalid(beside.problems());
        return switch (workbooks.take(file, terms)) {
            case WorkbookDoor.Taken.Refused(var problem) -> new Reply.NoForm(problem);
            case WorkbookDoor.Taken.In(var submission, var note) ->
                once(caller, once, () -> begin(caller, submission, List.of(), note.problems(), then));
        };
    }

    /// @param faulty what was found that keeps the report from being kept at all
    /// @param said what was found that a person can put right in the draft
    private Reply begin(Caller caller, Submission submission, List<Problem> faulty, List<Problem> said, Then then) {
        var draft = reports.begin(caller, submission);
        return switch (then) {
            case LEAVE -> faulty.isEmpty()
                    ? new Reply.Done(answers.created(caller, draft.series(), said))
                    : new Reply.Invalid(faulty);
            case SUBMIT -> {
                var unreadable = ReportAnswers.all(faulty, said);
                var all = ReportAnswers.all(unreadable, reports.obstacles(caller, draft));
                yield all.isEmpty()
                        ? reply(caller, 201, draft.series(),
                                reports.submit(caller, draft.series(), draft.edition()))
                        : new Reply.Invalid(all);
            }
        };
    }

    /// Saves a draft: what is sent takes the place of all that stood there.
    ///
    /// @param edition the edition the program started from
    Reply save(Caller caller, SeriesId id, int edition, JsonBody body) {
        return onDraft(caller, id, draft -> {
            var terms = new Terms(draft.occasion(), draft.language(), draft.grounds(), draft.route());
            var received = door.receive(body, caller.actorClass(), terms);
            var wish = received.submission();
            var problems = new ArrayList<>(received.problems());
            if (wish.occasion() != draft.occasion()) problems.add(Problem.of("drill", "fixed-at-the-beginning"));
            if (wish.language() != draft.language()) problems.add(Problem.of("language", "fixed-at-the-beginning"));
            if (!problems.isEmpty()) return new Reply.Invalid(problems);
            var saved = reports.save(caller, id, edition, wish.content());
            if (saved instanceof Outcome.Stale(var current)) return stale(current, wish.content());
            var isRedirected = wish.grounds() != draft.grounds() || wish.route() != draft.route();
            var directed = isRedirected && wish.route() != null
                    ? reports.direct(caller, id, wish.grounds(), wish.route())
                    : saved;
            return reply(caller, 200, id, directed);
        });
    }

    private static Reply stale(Draft current, FormContent sent) {
        return new Reply.Stale(current, sent.changedFields(current.content()).stream().map(FieldId::value).toList());
    }

    /// Submits a draft.
    ///
    /// @param edition the edition the program has seen; empty to submit whatever was saved last
    Reply submit(Caller caller, SeriesId id, OptionalInt edition) {
        return onDraft(caller, id, draft -> reply(caller, 200, id, edition.isPresent()
                ? reports.submit(caller, id, edition.getAsInt())
                : reports.submitLatest(caller, id)));
    }

    /// Begins a follow-up or a correction from the last report: a member that is sent takes the place of what stood
    /// there, `null` makes it blank, and what is not sent stays.
    Reply followUp(Caller caller, SeriesId id, JsonBody body, Then then, Once once) {
        var kind = body.option("kind", ReportKind.class).orElse(ReportKind.FOLLOW_UP);
        if (kind != ReportKind.FOLLOW_UP && kind != ReportKind.CORRECTION)
            body.problem("kind", "no-such-option", kind.name());
        var sent = body.names();
        var reading = paper.read(body.rest());
        var problems = new ArrayList<>(body.problems());
        problems.addAll(reading.problems());
        return once(caller, once, () -> onOwn(caller, id, () -> {
            if (!problems.isEmpty()) return new Reply.Invalid(problems);
            var begun = reports.followUp(caller, id, kind, Door.API);
            if (!(begun instanceof Outcome.Saved(var draft))) return reply(caller, 201, id, begun);
            var merged = draft.content();
            for (var field : paper.definition().fields())
                if (sent.contains(field.id().value())) merged = merged.without(field.id());
            for (var value : reading.content().values().entrySet())
                merged = merged.with(value.getKey(), value.getValue());
            if (sent.contains("parts")) merged = merged.withParts(reading.content().parts());
            var saved = reports.save(caller, id, draft.edition(), merged);
            return then == Then.SUBMIT
                    ? reply(caller, 201, id, reports.submitLatest(caller, id))
                    : reply(caller, 201, id, saved);
        }));
    }

    /// Opens a returned report for another revision.
    Reply revise(Caller caller, SeriesId id, Once once) {
        return once(caller, once,
                () -> onOwn(caller, id, () -> reply(caller, 201, id, reports.revise(caller, id, Door.API))));
    }

    /// Takes a series back.
    Reply withdraw(Caller caller, SeriesId id, JsonBody body, Once once) {
        var reason = body.text("reason").orElse("");
        body.refuseOthers();
        return once(caller, once, () -> onOwn(caller, id, () -> {
            if (!body.problems().isEmpty()) return new Reply.Invalid(body.problems());
            return reply(caller, 200, id, reports.withdraw(caller, id, Door.API, reason));
        }));
    }

    /// Throws a draft away.
    Reply discard(Caller caller, SeriesId id) {
        return onDraft(caller, id, draft -> reply(caller, 204, id, reports.discard(caller, id)));
    }

    private Reply onDraft(Caller caller, SeriesId id, Function<Draft, Reply> work) {
        return inTransaction(() -> {
            var series = ownReports.find(caller, id);
            if (series.isEmpty()) return new Reply.NotThere();
            return series.get().draft().map(work)
                    .orElseGet(() -> new Reply.Refused("report.refused.no-draft"));
        });
    }

    private Reply onOwn(Caller caller, SeriesId id, Supplier<Reply> work) {
        return ownReports.find(caller, id).isEmpty() ? new Reply.NotThere() : work.get();
    }

    /// @param status of the answer when it was done
    private Reply reply(Caller caller, int status, SeriesId id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Saved _,Outcome.Submitted _ -> new Reply.Done(
                    status == 201 ? answers.created(caller, id, List.of()) : answers.answer(caller, id));
            case Outcome.Incomplete(var problems) -> new Reply.Invalid(problems);
            case Outcome.Stale(var current) -> new Reply.Stale(current, List.of());
            case Outcome.Refused(var reason) -> new Reply.Refused(reason);
            case Outcome.Discarded() -> new Reply.Done(new Reply.Kept(204, "", "", 0));
        };
    }

    private Reply once(Caller caller, Once once, Supplier<Reply> work) {
        return inTransaction(() -> {
            if (once.key().isEmpty()) return work.get();
            var key = once.key().get();
            return switch (retries.take(caller, key, once.request())) {
                case Retries.Key.Answered(var kept) -> new Reply.Done(kept);
                case Retries.Key.Taken() -> new Reply.Refused("idempotency-key-used");
                case Retries.Key.Fresh() -> {
                    var reply = work.get();
                    if (reply instanceof Reply.Done(var kept)) retries.answered(caller, key, kept);
                    yield reply;
                }
            };
        });
    }

    private Reply inTransaction(Supplier<Reply> work) {
        return transaction.execute(status -> {
            var reply = work.get();
            if (!(reply instanceof Reply.Done)) status.setRollbackOnly();
            return reply;
        });
    }
}
