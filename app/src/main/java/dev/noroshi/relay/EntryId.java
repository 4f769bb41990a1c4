package dev.noroshi.relay;

import java.util.UUID;

/// The id of an entry. Random; another one at every hop.
public record EntryId(UUID value) {

    static EntryId random() {
        return new EntryId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
