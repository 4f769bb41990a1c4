package dev.noroshi.mailin;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.audit.Audit;
import dev.noroshi.channel.Bounces;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.feedback.Answers;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.intake.WorkbookDoor.Taken;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.mailin.SuspiciousMails.SuspiciousMailCame;
import dev.noroshi.mailin.SuspiciousMails.SuspiciousMailMoved;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.mime.Head;
import dev.noroshi.report.Door;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Submission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps a mail together with what it does, all or nothing.
@Component
class Keeping {

    /// Of a mail too long to be taken, this much is kept for whoever looks at it.
    private static final int LONGEST_REFUSED = 1 << 20;
    private static final int LONGEST_SUBJECT = 500;

    private final MailRows rows;
    private final Replies replies;
    private final Senders senders;
    private final Bounces bounces;
    private final Reports reports;
    private final Answers answers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Keeping(MailRows rows, Replies replies, Senders senders, Bounces bounces, Reports reports, Answers answers,
            Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.replies = replies;
        this.senders = senders;
        this.bounces = bounces;
        this.reports = reports;
        this.answers = answers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// A mail as it came.
    ///
    /// @param fingerprint the same for the same mail
    record Arrival(byte[] raw, Way way, String fingerprint, Head head) {
        @Override
        public String toString() {
            return "Arrival [withheld]";
        }
    }

    /// Whether the mail is known already.
    @Crossing("whether a mail has come in before, to who takes it in")
    @Transactional(readOnly = true)
    public boolean has(String fingerprint) {
        return rows.has(fingerprint);
    }

    /// Keeps the mail and does what it is for.
    ///
    /// @return whether it was new; one that is not does nothing
    @Crossing("a mail that came in, to the organisation it is for")
    @Transactional
    public boolean keep(Arrival arrival, Sorted sorted) {
        var mail = entered(arrival, sorted);
        var raw = arrival.raw();
        var kept = mail.state() == MailState.REFUSED && raw.length > LONGEST_REFUSED
                ? java.util.Arrays.copyOf(raw, LONGEST_REFUSED)
                : raw;
        if (!rows.enter(mail, arrival.fingerprint(), kept)) return false;
        switch (sorted) {
            case Sorted.Returned(var bounce) -> {
                if (bounces.note(bounce).isEmpty())
                    rows.settle(mail.id(), MailState.RETURNED, Reason.BOUNCE_UNMATCHED, List.of());
            }
            case Sorted.Form form -> draft(mail.id(), form);
            case Sorted.Answer answer -> answer(mail.id(), answer);
            case Sorted.Suspicious _ -> events.publishEvent(new SuspiciousMailCame(mail.id()));
            case Sorted.Automatic _,Sorted.ToRead _,Sorted.Waiting _,Sorted.Refused _ -> {
                // it lies there until somebody looks
            }
        }
        return true;
    }

    private KeptMail entered(Arrival arrival, Sorted sorted) {
        return switch (sorted) {
            case Sorted.Returned _ -> mail(arrival, MailState.RETURNED, null, null, null, senders.centre());
            case Sorted.Automatic _ -> mail(arrival, MailState.AUTOMATIC, null, null, null, senders.centre());
            case Sorted.Form form -> mail(arrival, MailState.DRAFTED, null, form.sender().organisation(), form.proof(),
                    senders.desk(form.sender().organisation()));
            case Sorted.Answer answer -> mail(arrival, MailState.ANSWERED, null, answer.sender().organisation(),
                    answer.proof(), answer.desk());
            case Sorted.ToRead(var desk, var claimed, var reason) ->
                mail(arrival, MailState.TO_READ, reason, claimed, null, desk);
            case Sorted.Suspicious(var claimed) ->
                mail(arrival, MailState.SUSPICIOUS, null, claimed, null, senders.desk(claimed));
            case Sorted.Waiting(var claimed, var reason) ->
                mail(arrival, MailState.QUARANTINED, reason, claimed, null, senders.desk(claimed));
            case Sorted.Refused(var reason) -> mail(arrival, MailState.REFUSED, reason, null, null, senders.centre());
        };
    }

    private KeptMail mail(Arrival arrival, MailState state, @Nullable Reason reason, @Nullable OrganisationId claimed,
            @Nullable Proof proof, OrganisationId desk) {
        var subject = arrival.head().subject();
        return new KeptMail(MailId.random(), arrival.way(), clock.instant(), arrival.raw().length, state, reason, desk,
                claimed, senders.sectors(claimed), proof, arrival.head().from().orElse(null),
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT), List.of(), 1,
                null, null, null);
    }

    private void draft(MailId id, Sorted.Form form) {
        var drafts = begin(form.sender(), form.workbooks());
        var unread = form.workbooks().stream().filter(Taken.Refused.class::isInstance).count();
        if (drafts.isEmpty())
            rows.settle(id, MailState.QUARANTINED, Reason.WORKBOOK_REFUSED, List.of());
        else
            rows.settle(id, MailState.DRAFTED, unread == 0 ? null : Reason.WORKBOOK_REFUSED, drafts);
        if (!form.address().isBlank())
            for (var reply : replies(id, form, drafts))
                replies.enter(reply);
    }

    /// Begins a draft for each workbook that is the form, in the name of who sent it.
    List<UUID> begin(Caller sender, List<Taken> workbooks) {
        var drafts = new ArrayList<UUID>();
        for (var taken : workbooks)
            if (taken instanceof Taken.In(Submission submission, ImportNote _))
                drafts.add(reports.begin(sender, byMail(submission)).series().value());
        return drafts;
    }

    private static Submission byMail(Submission read) {
        return new Submission(read.content(), Door.EMAIL, read.occasion(), read.language(), read.grounds(),
                read.route(),
                read.reading());
    }

    private static List<Replies.Reply> replies(MailId id, Sorted.Form form, List<UUID> drafts) {
        var written = new ArrayList<Replies.Reply>();
        var next = drafts.iterator();
        for (var taken : form.workbooks())
            written.add(switch (taken) {
                case Taken.In(var _, var note) -> reply(id, form, Replies.Message.DRAFTED, note.problems().size(),
                        note.unread().size(), "/reports/" + next.next() + "/edit");
                case Taken.Refused _ -> reply(id, form, Replies.Message.UNREADABLE, 1, 0, "/reports/new");
            });
        return written;
    }

    private static Replies.Reply reply(MailId id, Sorted.Form form, Replies.Message message, int problems, int unread,
            String link) {
        Language language = form.sender().language();
        return new Replies.Reply(UUID.randomUUID(), id, form.address(), language, message, problems, unread, link, 0);
    }

    private void answer(MailId id, Sorted.Answer answer) {
        var isRefused = false;
        for (var parcel : answer.parcels())
            isRefused |= answers.acknowledge(answer.sender(), parcel, answer.said()) instanceof Outcome.Refused<Parcel>;
        if (isRefused) rows.settle(id, MailState.TO_READ, Reason.ANSWER_REFUSED, List.of());
    }

    /// Lays a mail at the centre's desk.
    ///
    /// @return whether it is still as it was seen
    @Crossing("a mail, from the desk that cannot decide about it to the centre")
    @Transactional
    public boolean handOn(KeptMail mail, PersonId by) {
        if (!rows.decide(mail.id(), mail.revision(), mail.state(), Reason.HANDED_ON, senders.centre(), List.of(), by,
                null))
            return false;
        if (mail.state() == MailState.SUSPICIOUS)
            events.publishEvent(new SuspiciousMailMoved(mail.id(), senders.centre()));
        return true;
    }

    /// Begins drafts for an organisation in which nobody sent them, because a desk has decided so.
    ///
    /// @param sender in whose name the drafts are begun
    /// @param by who decided, which is on record
    @Crossing("a report in a mail, from the desk that decided about it to the organisation it is a draft of")
    @Transactional
    public List<UUID> assign(Caller sender, List<Taken> workbooks, MailId id, PersonId by, OrganisationId desk) {
        audit.record(by, desk, "mailin.assign", id.toString());
        return begin(sender, workbooks);
    }
}
