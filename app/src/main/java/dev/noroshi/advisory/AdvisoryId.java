package dev.noroshi.advisory;

import java.util.Optional;
import java.util.UUID;

/// The id of one issue of an advisory. Random, so that it says nothing about when it was begun.
public record AdvisoryId(UUID value) {

    public static AdvisoryId random() {
        return new AdvisoryId(UUID.randomUUID());
    }

    /// Reads an id from an address; empty when it is none.
    public static Optional<AdvisoryId> parse(String text) {
        try {
            // fromString also takes short forms, which would make two addresses of one page
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(new AdvisoryId(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
