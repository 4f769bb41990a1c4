package dev.noroshi.source;

import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A place that may lead to a source. It says what sort of body the words name, never which, and never whose report.
///
/// @param key what tells it from others; another one as soon as its words, or the line they stand in, change
/// @param place the field of the form, or the id of an annex
/// @param part what of it: a page, a sheet; "" for the whole
/// @param line its line, from 1; 0 when it has none
/// @param before what stands before the words in their line
/// @param body the sort of body; null when it is about none
/// @param candidates how many organisations may be meant; 0 when it is not about their number
/// @param letting why it may stand; null while it may not
public record Finding(String key, Kind kind, String place, String part, int line, String before, String words,
        String after, @Nullable Body body, int candidates, @Nullable Letting letting) {

    /// Somebody who wrote none of it let it stand.
    public record Letting(String reason, PersonId by, Instant at) {
    }

    public boolean isOpen() {
        return letting == null;
    }

    Finding with(@Nullable Letting given) {
        return new Finding(key, kind, place, part, line, before, words, after, body, candidates, given);
    }

    Finding under(String otherKey) {
        return new Finding(otherKey, kind, place, part, line, before, words, after, body, candidates, letting);
    }

    /// Says nothing of what stands there.
    @Override
    public String toString() {
        return "Finding " + kind + " in " + place;
    }
}
