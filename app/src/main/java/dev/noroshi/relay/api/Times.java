package dev.noroshi.relay.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Times as the API writes them: Japan time with its offset.
final class Times {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Times() {
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
