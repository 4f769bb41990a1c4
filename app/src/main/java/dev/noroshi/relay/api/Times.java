package dev.noroshi.relay.api;

import dev.noroshi.kernel.JapaneseTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Times as the API writes them: Japan time with its offset.
final class Times {

    private Times() {
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(JapaneseTime.ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
