package dev.noroshi.channel;

import java.util.UUID;

/// The number of a message. It stands in the mail's `Message-ID` and in the webhook's `Noroshi-Message`, so that who gets a
/// message twice can tell.
public record MessageId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
