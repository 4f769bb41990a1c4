package dev.noroshi.feedback;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryTasks;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassingOn;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Texts;
import dev.noroshi.advisory.Tier;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes confirmations and answers.
@Component
public class Answers {

    private final AnswerRows rows;
    private final Deliveries deliveries;
    private final Advisories advisories;
    private final PassingOn passingOn;
    private final Audit audit;

    Answers(AnswerRows rows, Deliveries deliveries, Advisories advisories, PassingOn passingOn, Audit audit) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.advisories = advisories;
        this.passingOn = passingOn;
        this.audit = audit;
    }

    /// Confirms a parcel of the caller's organisation and notes the answer, if there is one. An answer may be given
    /// again; the earlier ones are kept.
    @Transactional
    public Outcome<Parcel> acknowledge(Caller caller, ParcelId id, Acknowledgement said) {
        var parcel = deliveries.find(caller, id);
        if (parcel.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        var problems = problems(parcel.get(), said);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var objection = objection(caller, parcel.get());
        if (objection != null) return Outcome.refused(objection);
        deliveries.confirm(caller, id);
        AnswerKind.parse(said.answer() == null ? "" : said.answer())
                .ifPresent(kind -> answer(caller, parcel.get(), kind, said.comment()));
        audit.record(caller.person(), caller.organisation(), "inbox.acknowledge", id.toString());
        var now = deliveries.find(caller, id).orElseThrow();
        if (isFinished(caller, now)) deliveries.done(caller.organisation(), now.subject());
        return Outcome.done(deliveries.find(caller, id).orElseThrow());
    }

    private static List<Problem> problems(Parcel parcel, Acknowledgement said) {
        var problems = new ArrayList<Problem>();
        var answer = said.answer();
        if (answer != null && AnswerKind.parse(answer).isEmpty())
            problems.add(Problem.of("answer", "feedback.answer.unknown", Texts.excerpt(answer)));
        else
            if (answer != null && !takesAnswer(parcel))
                problems.add(Problem.of("answer", "feedback.answer.not-asked"));
        var comment = said.comment();
        if (comment != null && answer == null && !comment.isBlank())
            problems.add(Problem.of("comment", "feedback.comment.without-answer"));
        if (comment != null && comment.length() > Texts.LIMIT)
            problems.add(Problem.of("comment", "advisory.text.long", String.valueOf(Texts.LIMIT)));
        return problems;
    }

    /// Whether an answer is asked for with this parcel: of operators, to an advisory.
    public static boolean takesAnswer(Parcel parcel) {
        return parcel.task().equals(Tier.OPERATOR.task());
    }

    /// What was replaced or recalled is confirmed no longer: the newer parcel is.
    private @Nullable Refusal objection(Caller caller, Parcel parcel) {
        if (!AdvisoryTasks.carrying().contains(parcel.task())) return null;
        return switch (advisories.find(caller, new AdvisoryId(parcel.subject()))) {
            case Outcome.Refused<Advisory>(var why) -> why;
            case Outcome.Done<Advisory>(var advisory) -> advisory instanceof Advisory.Superseded
                    ? Refusal.Conflict.because("advisory.refused.superseded")
                    : null;
        };
    }

    private void answer(Caller caller, Parcel parcel, AnswerKind kind, @Nullable String comment) {
        var text = comment == null || Texts.clean(comment).isEmpty() ? null : Texts.clean(comment);
        var last = rows.history(parcel.id()).stream().findFirst();
        // pressing twice is one answer
        if (last.filter(each -> each.kind() == kind && java.util.Objects.equals(each.comment(), text)).isPresent())
            return;
        rows.add(parcel, kind, text, caller);
        deliveries.answered(caller, parcel.id(), kind.name());
    }

    /// Whether nothing is left to do: operators answer what is more than for reference, holders pass on.
    private boolean isFinished(Caller caller, Parcel parcel) {
        if (parcel.isForNotice() || parcel.task().equals(AdvisoryTasks.READ)) return true;
        if (parcel.task().equals(Tier.OPERATOR.task()))
            return parcel.answer() != null || parcel.importance() == Importance.REFERENCE;
        return Tier.tasks().contains(parcel.task())
                && passingOn.isFinished(caller, new AdvisoryId(parcel.subject()));
    }

    /// What the caller's organisation answered to a parcel of its own, the latest first.
    public List<Answer> history(Caller caller, ParcelId id) {
        return deliveries.find(caller, id).map(parcel -> rows.history(parcel.id())).orElse(List.of());
    }

    /// The answer that stands.
    public Optional<Answer> latest(Caller caller, ParcelId id) {
        return history(caller, id).stream().findFirst();
    }
}
