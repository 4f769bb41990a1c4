package dev.noroshi.mailin;

import org.springframework.context.ApplicationContext;

/// Lets a test of another room have mails come in.
public final class MailsComeIn {

    private final MailDoor door;

    public MailsComeIn(ApplicationContext program) {
        door = program.getBean(MailDoor.class);
    }

    /// A mail in plain text.
    ///
    /// @param head further lines of its head, each ended by CRLF
    public void plain(String from, String subject, String head, String text) {
        door.take(Written.plain(from, subject, head, text), Way.SMTP);
    }

    /// A mail with a file.
    public void withFile(String from, String type, String name, byte[] file) {
        door.take(Written.withFile(from, "", type, name, file), Way.SMTP);
    }

    /// One that may do harm, and is kept unread.
    public void harmful(byte[] raw) {
        door.take(raw, Way.SMTP);
    }
}
