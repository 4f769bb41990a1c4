package dev.noroshi.channel;

/// Whether what a mail server tells us of our mails is read here. Another room takes mails in.
public interface NoticesRead {

    /// Whether a mailbox or a port is set.
    boolean areRead();
}
