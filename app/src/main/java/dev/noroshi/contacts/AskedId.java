package dev.noroshi.contacts;

import java.util.UUID;

/// The id of somebody who is asked.
public record AskedId(UUID value) {

    static AskedId random() {
        return new AskedId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
