package dev.noroshi.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A hop of a route: who, and since when.
///
/// @param mark a word of state beside the name or time, if there is one
public record Hop(String who, @Nullable Mark mark, String when, Passage passage) {

    /// A state as glyph and word.
    public record Mark(Glyph glyph, String word) {
    }

    /// Where the message is as seen from this hop: gone through, here, or not here yet.
    public enum Passage {
        PASSED, HOLDS, AHEAD;

        /// The value of `data-state`; `null` for a hop still ahead.
        public @Nullable String attribute() {
            return this == AHEAD ? null : name().toLowerCase(Locale.ROOT);
        }
    }
}
