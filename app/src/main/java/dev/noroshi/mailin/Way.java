package dev.noroshi.mailin;

/// How a mail came in.
public enum Way {
    /// Out of a mailbox.
    IMAP,
    /// Handed to our own listener.
    SMTP
}
