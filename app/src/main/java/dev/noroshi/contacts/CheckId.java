package dev.noroshi.contacts;

import java.util.UUID;

/// The id of a check or test.
public record CheckId(UUID value) {

    static CheckId random() {
        return new CheckId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
