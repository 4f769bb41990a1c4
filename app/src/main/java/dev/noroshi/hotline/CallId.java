package dev.noroshi.hotline;

import java.util.UUID;

/// The id of an emergency call.
public record CallId(UUID value) {

    static CallId random() {
        return new CallId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
