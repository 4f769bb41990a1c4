package dev.noroshi.mailin;

import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.channel.Bounces;
import dev.noroshi.channel.Bounces.Told;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.intake.Terms;
import dev.noroshi.intake.WorkbookDoor;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.mime.Head;
import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what a mail is. Changes nothing.
@Component
class Sorter {

    private static final int MOST_WORKBOOKS = 5;
    private static final int UUID_LENGTH = 36;

    private final Senders senders;
    private final Bounces bounces;
    private final WorkbookDoor workbooks;
    private final Signatures signatures;
    private final Attached attached;

    Sorter(Senders senders, Bounces bounces, WorkbookDoor workbooks, Signatures signatures, Attached attached) {
        this.senders = senders;
        this.bounces = bounces;
        this.workbooks = workbooks;
        this.signatures = signatures;
        this.attached = attached;
    }

    /// What the signature of a mail covers; empty when it bears none.
    Optional<byte[]> inside(ReadMail mail, byte[] raw) {
        return signatures.inside(mail, raw);
    }

    /// @param mail what is to be sorted
    /// @param outer the mail as it was sent; the same, unless it is signed
    Sorted sort(ReadMail mail, ReadMail outer, byte[] raw) {
        var bounce = BounceReader.read(mail);
        if (bounce.isPresent()) return new Sorted.Returned(bounce.get());
        if (isAutomatic(outer)) return new Sorted.Automatic();
        var sender = senders.of(outer, raw);
        var forms = mail.pieces().stream().filter(Sorter::mayBeForm).limit(MOST_WORKBOOKS).toList();
        // a mail somebody passes on because it is suspicious may hold anything: it is for those who analyse it
        if (!forms.isEmpty() || !(other(sender, mail) instanceof Sorted.Suspicious)) {
            var harm = attached.harm(mail);
            if (harm.isPresent()) return new Sorted.Waiting(sender.seems(), harm.get());
        }
        if (!forms.isEmpty()) return form(sender, forms);
        return bounces.told(answered(outer.head())).map(told -> answer(sender, told, mail.text()))
                .orElseGet(() -> other(sender, mail));
    }

    private Sorted form(Sender sender, List<Piece> forms) {
        return switch (sender) {
            case Sender.Doubtful(var claimed, var reason) -> new Sorted.Waiting(claimed, reason);
            case Sender.Known(var organisation, var person, var proof) -> {
                if (!Role.ofCode(person.role()).may(Permission.WRITE_REPORT))
                    yield new Sorted.Waiting(organisation.id(), Reason.SENDER_MAY_NOT_REPORT);
                var caller = senders.caller(organisation, person);
                yield new Sorted.Form(caller, proof, person.email() == null ? "" : person.email(),
                        read(forms, person.language()));
            }
        };
    }

    List<WorkbookDoor.Taken> read(List<Piece> forms, Language language) {
        return forms.stream().map(piece -> workbooks.take(piece.content(),
                new Terms(Terms.USUAL.occasion(), language, Terms.USUAL.grounds(), null))).toList();
    }

    private static Sorted answer(Sender sender, Told told, String text) {
        return switch (sender) {
            case Sender.Doubtful(var claimed, var reason) -> new Sorted.ToRead(told.sender(), claimed, reason);
            case Sender.Known(var organisation, var person, var proof) -> {
                if (!organisation.id().equals(told.to().organisation()))
                    yield new Sorted.ToRead(told.sender(), organisation.id(), Reason.ANSWER_OF_OTHERS);
                var said = FirstLine.of(text).filter(found -> fits(found, told)).orElse(null);
                if (said == null) yield new Sorted.ToRead(told.sender(), organisation.id(), Reason.ANSWER_UNCLEAR);
                var caller = new dev.noroshi.access.Caller(person.id(), organisation.id(), organisation.actorClass(),
                        Role.ofCode(person.role()), person.language());
                yield new Sorted.Answer(caller, proof, told.parcels(), said, told.sender());
            }
        };
    }

    /// Receipt may be confirmed of all that one mail told of; where they stand, of one thing only.
    private static boolean fits(Acknowledgement said, Told told) {
        return !told.parcels().isEmpty() && (said.answer() == null || told.parcels().size() == 1);
    }

    private static Sorted other(Sender sender, ReadMail mail) {
        return switch (sender) {
            case Sender.Doubtful(var claimed, var reason) -> new Sorted.Waiting(claimed, reason);
            case Sender.Known(var organisation, var _, var _) ->
                mail.attachments().stream().anyMatch(Sorter::isPassedOn)
                        ? new Sorted.Suspicious(organisation.id())
                        : new Sorted.Waiting(organisation.id(), Reason.NOTHING_KNOWN);
        };
    }

    static boolean mayBeForm(Piece piece) {
        return piece.ends(".xlsx") || piece.ends(".xlsm") || piece.ends(".xls")
                || piece.type().contains("spreadsheetml")
                || piece.is("application/vnd.ms-excel");
    }

    /// A mail in the mail, or an archive somebody put one into.
    private static boolean isPassedOn(Piece piece) {
        return piece.is("message/rfc822") || piece.ends(".eml") || piece.ends(".msg") || piece.ends(".zip")
                || piece.isArchive();
    }

    /// RFC 3834, and what older programs write. Our own mails that come round again are among them.
    private static boolean isAutomatic(ReadMail mail) {
        var head = mail.head();
        var auto = head.text("auto-submitted").toLowerCase(Locale.ROOT);
        return !auto.isEmpty() && !auto.startsWith("no") || !head.all("x-autoreply").isEmpty()
                || !head.all("x-autorespond").isEmpty() || !head.all("noroshi-message").isEmpty()
                || head.text("precedence").toLowerCase(Locale.ROOT).matches("auto_reply|bulk|junk|list")
                || mail.contentType().equals("multipart/report");
    }

    private static Set<UUID> answered(Head head) {
        var ids = new HashSet<UUID>();
        for (var name : List.of("in-reply-to", "references"))
            for (var id : head.ids(name))
                uuid(id).ifPresent(ids::add);
        return ids;
    }

    private static Optional<UUID> uuid(String id) {
        if (id.length() <= UUID_LENGTH || id.charAt(UUID_LENGTH) != '@') return Optional.empty();
        try {
            return Optional.of(UUID.fromString(id.substring(0, UUID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    OrganisationId desk(@Nullable OrganisationId claimed) {
        return senders.desk(claimed);
    }
}
