package dev.noroshi.indicator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That the centre judged a value not to be blocked (遮断しないこと). It stands until it is taken back.
///
/// @param told who reads it
/// @param takenBack null while it stands
public record Judgement(UUID id, IndicatorId indicator, String reason, Told told, Instant at,
        @Nullable TakenBack takenBack) {

    /// Who reads it: never anybody who does not know the indicator.
    public enum Told {
        /// Who knows the indicator from something that was shared with them.
        SHARED,
        /// Who knows it from what they entered themselves too. They learn that the centre knows it.
        ALL
    }

    /// When and why it was taken back.
    public record TakenBack(String reason, Instant at) {
    }

    public boolean stands() {
        return takenBack == null;
    }
}
