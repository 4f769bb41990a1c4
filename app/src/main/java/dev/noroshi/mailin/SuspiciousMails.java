package dev.noroshi.mailin;

import dev.noroshi.platform.database.Crossing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Suspicious mails passed on to us, for the room that analyses them. Each that comes is told by [SuspiciousMailCame].
@Component
public class SuspiciousMails {

    private final MailRows rows;

    SuspiciousMails(MailRows rows) {
        this.rows = rows;
    }

    /// That one came, told in the transaction that keeps it.
    public record SuspiciousMailCame(MailId id) {
    }

    /// Those nobody has taken over, the oldest first.
    @Crossing("a suspicious mail, from who passed it on to who analyses it")
    @Transactional(readOnly = true)
    public List<KeptMail> waiting(int limit) {
        return rows.suspicious(limit);
    }

    /// Takes one over, in the caller's transaction.
    ///
    /// @return the mail as it came, with the suspicious one attached; empty when it was taken already
    @Crossing("a suspicious mail, from who passed it on to who analyses it")
    @Transactional
    public Optional<byte[]> takeOver(MailId id) {
        return rows.takeOver(id) ? Optional.of(rows.raw(id)) : Optional.empty();
    }
}
