package dev.noroshi.bulletin;

import java.util.UUID;

/// A place bulletins come from.
public record SourceId(UUID value) {

    static SourceId random() {
        return new SourceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
