package dev.noroshi.mailin;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Reading;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.ReadMail;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the people of a desk look at the mails that lie there and decide about them.
@Component
public class MailDesk {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_REASON = 500;

    private final MailRows rows;
    private final MailDoor door;
    private final Sorter sorter;
    private final Senders senders;
    private final Keeping keeping;
    private final Attached attached;
    private final Reading reading;
    private final MailInSettings settings;
    private final Audit audit;

    MailDesk(MailRows rows, MailDoor door, Sorter sorter, Senders senders, Keeping keeping, Attached attached,
            Reading reading, MailInSettings settings, Audit audit) {
        this.rows = rows;
        this.door = door;
        this.sorter = sorter;
        this.senders = senders;
        this.keeping = keeping;
        this.attached = attached;
        this.reading = reading;
        this.settings = settings;
        this.audit = audit;
    }

    /// Whether mails come in at all.
    public boolean works() {
        return settings.isOn();
    }

    /// The mails in one of the lists of the caller's desk, the newest first.
    public List<KeptMail> in(Caller caller, Box box, int limit, int offset) {
        return rows.at(caller.organisation(), box.states(), limit, offset).stream()
                .filter(mail -> isReader(caller, mail.sectors())).toList();
    }

    /// How many mails wait for a decision.
    public int waiting(Caller caller) {
        return (int) rows.concerns(caller.organisation(), Box.QUARANTINE.states()).stream()
                .filter(sectors -> isReader(caller, sectors)).count();
    }

    /// A mail at the caller's desk.
    public Optional<KeptMail> find(Caller caller, MailId id) {
        return rows.find(id).filter(mail -> mail.desk().equals(caller.organisation()))
                .filter(mail -> isReader(caller, mail.sectors()));
    }

    /// A mail may be a report nobody has marked yet: it is read by those who may read the narrowest.
    private boolean isReader(Caller caller, Collection<SectorCode> sectors) {
        return reading.of(caller).covers(Tlp.RED, sectors);
    }

    /// What may be seen of it. That it was looked at is on record.
    @Transactional
    public Optional<Preview> look(Caller caller, MailId id) {
        return find(caller, id).map(mail -> {
            audit.record(caller.person(), caller.organisation(), "mailin.open", id.toString());
            if (mail.state() == MailState.REFUSED) return new Preview("", List.of(), true, false);
            return switch (door.read(rows.raw(id))) {
                case MailReading.Hostile _ -> new Preview("", List.of(), true, false);
                case MailReading.Read(var read) -> preview(read);
            };
        });
    }

    private static Preview preview(ReadMail mail) {
        var text = mail.text();
        var attachments = mail.attachments().stream()
                .map(piece -> new Preview.Attachment(piece.named().orElse(""), piece.type(), piece.content().length))
                .toList();
        return new Preview(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT), attachments, false,
                mail.pieces().stream().anyMatch(Sorter::mayBeForm));
    }

    /// The organisations a secretariat may assign mails to; others name one by its code.
    public List<Organisation> assignable(Caller caller) {
        return senders.below(caller);
    }

    /// Makes the forms in a mail drafts of an organisation: a secretariat of its members, anybody else of whomever they name.
    ///
    /// @param revision the mail as the caller saw it
    @Transactional
    public Deciding assign(Caller caller, MailId id, int revision, String organisation) {
        var mail = find(caller, id).orElse(null);
        if (mail == null) return new Deciding.Unknown();
        if (mail.revision() != revision || !mail.state().isOpen()) return new Deciding.Stale();
        if (organisation.isBlank()) return invalid("organisation", "mailin.assign.organisation");
        var target = target(caller, organisation.strip()).orElse(null);
        if (target == null) return invalid("organisation", "mailin.assign.unknown");
        var writer = senders.writer(target.id()).orElse(null);
        if (writer == null) return invalid("organisation", "mailin.assign.no-writer");
        if (mail.state() == MailState.REFUSED || !(door.read(rows.raw(id)) instanceof MailReading.Read(var read)))
            return invalid("organisation", "mailin.assign.no-form");
        var harm = attached.problem(read, "organisation");
        if (harm.isPresent()) return new Deciding.Invalid(harm.get());
        var forms = read.pieces().stream().filter(Sorter::mayBeForm).toList();
        var taken = sorter.read(forms, writer.language());
        if (taken.stream().noneMatch(dev.noroshi.intake.WorkbookDoor.Taken.In.class::isInstance))
            return invalid("organisation", "mailin.assign.no-form");
        // the row first: two who decide at once would else make two drafts
        if (!decided(caller, mail, MailState.DRAFTED, null, mail.desk(), List.of(), null)) return new Deciding.Stale();
        var drafts = keeping.assign(senders.caller(target, writer), taken, id, caller.person(), caller.organisation());
        rows.settle(id, MailState.DRAFTED, mail.reason(), drafts);
        return new Deciding.Done(drafts.size());
    }

    private Optional<Organisation> target(Caller caller, String code) {
        if (caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT)
            return senders.below(caller).stream().filter(each -> each.id().value().equals(code)).findFirst();
        return senders.organisation(new OrganisationId(code));
    }

    /// Decides that nothing is to be done.
    @Transactional
    public Deciding discard(Caller caller, MailId id, int revision, String reason) {
        var mail = find(caller, id).orElse(null);
        if (mail == null) return new Deciding.Unknown();
        if (mail.revision() != revision) return new Deciding.Stale();
        if (reason.isBlank()) return invalid("reason", "mailin.discard.reason");
        if (reason.strip().length() > LONGEST_REASON)
            return new Deciding.Invalid(
                    Problem.of("reason", "mailin.discard.reason-long", String.valueOf(LONGEST_REASON)));
        if (!decided(caller, mail, MailState.DISCARDED, null, mail.desk(), List.of(), reason.strip()))
            return new Deciding.Stale();
        audit.record(caller.person(), caller.organisation(), "mailin.discard", id.toString());
        return new Deciding.Done(0);
    }

    /// Hands a mail to the centre, whose people then see it and decide.
    @Transactional
    public Deciding handOn(Caller caller, MailId id, int revision) {
        var mail = find(caller, id).orElse(null);
        if (mail == null) return new Deciding.Unknown();
        if (mail.revision() != revision || !mail.state().isOpen() || mail.desk().equals(senders.centre()))
            return new Deciding.Stale();
        if (!keeping.handOn(mail, caller.person())) return new Deciding.Stale();
        audit.record(caller.person(), caller.organisation(), "mailin.hand-on", id.toString());
        return new Deciding.Done(0);
    }

    /// Whether the caller's desk is the last one.
    public boolean isLastDesk(Caller caller) {
        return caller.organisation().equals(senders.centre());
    }

    private boolean decided(Caller caller, KeptMail mail, MailState state, @Nullable Reason reason, OrganisationId desk,
            List<UUID> drafts, @Nullable String why) {
        return rows.decide(mail.id(), mail.revision(), state, reason, desk, drafts, caller.person(), why);
    }

    private static Deciding invalid(String field, String code) {
        return new Deciding.Invalid(Problem.of(field, code));
    }
}
