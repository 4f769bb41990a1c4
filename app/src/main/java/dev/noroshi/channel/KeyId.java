package dev.noroshi.channel;

import java.util.UUID;

/// The number of a key on file.
public record KeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
