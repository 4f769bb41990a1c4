package dev.noroshi.report;

import java.util.UUID;

/// The id of a report series as the reporting organisation knows it. It goes no further than the first hop.
public record SeriesId(UUID value) {

    static SeriesId random() {
        return new SeriesId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
