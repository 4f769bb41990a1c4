package dev.noroshi.platform.mime;

/// What came of reading a mail.
public sealed interface MailReading {

    /// It could be read.
    record Read(ReadMail mail) implements MailReading {
    }

    /// It may do harm.
    ///
    /// @param head what could be read of its head without going on; it may be empty
    record Hostile(Danger danger, Head head) implements MailReading {
    }
}
