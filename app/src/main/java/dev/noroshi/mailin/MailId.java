package dev.noroshi.mailin;

import java.util.UUID;

/// The number of a mail that came in.
public record MailId(UUID value) {

    static MailId random() {
        return new MailId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
