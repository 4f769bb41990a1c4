package dev.noroshi.contacts;

import java.util.UUID;

/// The id of a hand-over.
public record HandoverId(UUID value) {

    static HandoverId random() {
        return new HandoverId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
