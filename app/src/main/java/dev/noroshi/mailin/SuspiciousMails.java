package dev.noroshi.mailin;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.ReadMail;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Suspicious mails passed on to us, for the room that analyses them. Each that comes is told by [SuspiciousMailCame].
@Component
public class SuspiciousMails {

    private final MailRows rows;
    private final ObjectProvider<MailDoor> door;

    SuspiciousMails(MailRows rows, ObjectProvider<MailDoor> door) {
        this.rows = rows;
        this.door = door;
    }

    /// That one came, told in the transaction that keeps it.
    public record SuspiciousMailCame(MailId id) {
    }

    /// That one was handed to another desk, told in the transaction that does so.
    public record SuspiciousMailMoved(MailId id, OrganisationId desk) {
    }

    /// One that was taken over.
    ///
    /// @param read as it came, with the suspicious one attached; empty where it cannot be read
    public record Taken(KeptMail mail, Optional<ReadMail> read) {
    }

    /// Those nobody has taken over, the oldest first.
    @Crossing("a suspicious mail, from who passed it on to who analyses it")
    @Transactional(readOnly = true)
    public List<KeptMail> waiting(int limit) {
        return rows.suspicious(limit);
    }

    /// Takes one over, in the caller's transaction.
    ///
    /// @return the mail; empty when it was taken already
    @Crossing("a suspicious mail, from who passed it on to who analyses it")
    @Transactional
    public Optional<Taken> takeOver(MailId id) {
        return rows.takeOver(id)
                ? rows.find(id).map(mail -> new Taken(mail, read(rows.raw(id))))
                : Optional.empty();
    }

    private Optional<ReadMail> read(byte[] raw) {
        return switch (door.getObject().read(raw)) {
            case MailReading.Read(var mail) -> Optional.of(mail);
            case MailReading.Hostile _ -> Optional.empty();
        };
    }
}
