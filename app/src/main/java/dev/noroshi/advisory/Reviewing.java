package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The second pair of eyes: a draft is put before another officer, who approves it or sends it back.
@Component
public class Reviewing {

    private final AdvisoryRows rows;
    private final AdvisoryWrites writes;
    private final ContentRules rules;
    private final SourceCheck sourceCheck;
    private final Deliveries deliveries;
    private final Sharing sharing;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Reviewing(AdvisoryRows rows, AdvisoryWrites writes, ContentRules rules, SourceCheck sourceCheck,
            Deliveries deliveries, Sharing sharing,
            Directory directory, Audit audit, Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.rules = rules;
        this.sourceCheck = sourceCheck;
        this.deliveries = deliveries;
        this.sharing = sharing;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// Puts a draft before a second officer (審査へ回す); nobody edits it until it comes back.
    ///
    /// @param edition the edition the caller saw; the latest when null
    @Transactional
    public Outcome<Advisory> submit(Caller caller, AdvisoryId id, @Nullable Integer edition) {
        return rows.forCentre(caller, id, edition).then(advisory -> switch (advisory) {
            case Advisory.Draft draft -> submit(caller, draft);
            case Advisory.InReview _,Advisory.Approved _ -> conflict("advisory.refused.in-review");
            case Advisory.Published _ -> conflict("advisory.refused.published");
        });
    }

    private Outcome<Advisory> submit(Caller caller, Advisory.Draft draft) {
        var problems = problems(draft);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var review = writes.review(draft.id(), draft.head().edition(), caller.person());
        writes.state(draft.id(), AdvisoryState.IN_REVIEW);
        sourceCheck.note(draft);
        ask(caller, draft, AdvisoryTasks.APPROVE, review);
        audit.record(caller.person(), caller.organisation(), "advisory.submit", draft.id().toString());
        return now(draft.id());
    }

    /// Everything that still stands against putting a draft before a second officer.
    @Transactional(readOnly = true)
    public List<Problem> problems(Advisory draft) {
        var head = draft.head();
        return rules.problems(head.occasion(), head.content(), rows.drawn(head.id(), head.edition()), head.series(),
                Purpose.SUBMIT);
    }

    /// Approves exactly the version that was put before the caller, who wrote none of it and in which nothing is left that
    /// may lead to a source.
    @Transactional
    public Outcome<Advisory> approve(Caller caller, AdvisoryId id, @Nullable Integer edition) {
        return rows.forCentre(caller, id, edition).then(advisory -> switch (advisory) {
            case Advisory.InReview inReview -> approve(caller, inReview);
            case Advisory.Draft _ -> conflict("advisory.refused.not-in-review");
            case Advisory.Approved _ -> conflict("advisory.refused.approved");
            case Advisory.Published _ -> conflict("advisory.refused.published");
        });
    }

    private Outcome<Advisory> approve(Caller caller, Advisory.InReview advisory) {
        var objection = objection(caller, advisory);
        if (objection != null) return Outcome.refused(objection);
        var problems = problems(advisory);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var leading = sourceCheck.open(advisory);
        if (!leading.isEmpty()) return Outcome.refused(new Refusal.Leading(leading));
        writes.judge(advisory.review().id(), "APPROVED", null, caller.person());
        writes.state(advisory.id(), AdvisoryState.APPROVED);
        deliveries.doneForAll(advisory.review().id());
        ask(caller, advisory, AdvisoryTasks.ISSUE, advisory.review().id());
        audit.record(caller.person(), caller.organisation(), "advisory.approve", advisory.id().toString());
        return now(advisory.id());
    }

    /// Why the caller may not approve this one; null when they may.
    public Refusal.@Nullable Forbidden objection(Caller caller, Advisory advisory) {
        if (!caller.may(Permission.APPROVE_ADVISORY))
            return Refusal.Forbidden.because("advisory.refused.no-approver");
        if (advisory.head().draftedBy().equals(caller.person()))
            return Refusal.Forbidden.because("advisory.refused.own-draft");
        if (advisory.head().editedBy().equals(caller.person()))
            return Refusal.Forbidden.because("advisory.refused.own-edit");
        return null;
    }

    /// Sends it back for more writing, before or after approval: what was approved is then approved no longer.
    ///
    /// @param note what is to be done about it
    @Transactional
    public Outcome<Advisory> sendBack(Caller caller, AdvisoryId id, @Nullable Integer edition, String note) {
        if (note.isBlank())
            return Outcome.refused(new Refusal.Invalid(List.of(Problem.of("note", "advisory.note.missing"))));
        if (note.length() > Texts.LIMIT)
            return Outcome.refused(new Refusal.Invalid(
                    List.of(Problem.of("note", "advisory.text.long", String.valueOf(Texts.LIMIT)))));
        return rows.forCentre(caller, id, edition).then(advisory -> switch (advisory) {
            case Advisory.InReview inReview -> {
                writes.judge(inReview.review().id(), "RETURNED", Texts.clean(note), caller.person());
                yield sentBack(caller, advisory, inReview.review());
            }
            case Advisory.Approved approved -> {
                // that it was approved stays on record
                writes.returned(approved, Texts.clean(note), caller.person());
                yield sentBack(caller, advisory, approved.review());
            }
            case Advisory.Draft _ -> conflict("advisory.refused.not-in-review");
            case Advisory.Published _ -> conflict("advisory.refused.published");
        });
    }

    private Outcome<Advisory> sentBack(Caller caller, Advisory advisory, Advisory.Review review) {
        writes.state(advisory.id(), AdvisoryState.DRAFT);
        deliveries.doneForAll(review.id());
        audit.record(caller.person(), caller.organisation(), "advisory.send-back", advisory.id().toString());
        return now(advisory.id());
    }

    private static Outcome<Advisory> conflict(String reason) {
        return Outcome.refused(Refusal.Conflict.because(reason));
    }

    private Outcome<Advisory> now(AdvisoryId id) {
        return Outcome.done(rows.find(id).orElseThrow());
    }

    /// Puts a task into the centre's own inbox. Each review has its own, so that one that comes again is asked again.
    private void ask(Caller caller, Advisory advisory, String task, UUID review) {
        var head = advisory.head();
        var tlp = head.content().tlp().orElse(Tlp.RED);
        var number = head.number();
        var notice = new Notice(task, review, head.occasion(), head.content().importance().orElse(null),
                number == null ? null : number.toString(), head.content().title(), "/advisories/" + head.id(), null);
        var centre = directory.centre(LocalDate.now(clock));
        switch (sharing.clear(notice, Marking.ofAdvisory(tlp, Set.copyOf(head.content().sectors())), List.of(centre))) {
            case Clearance.Granted<Notice>(var cleared) -> deliveries.hand(cleared, caller.organisation(), null);
            case Clearance.Refused<Notice>(var outside, var reason) ->
                throw new IllegalStateException("The centre may not have its own draft " + head.id() + ": " + reason);
        }
    }
}
