package dev.noroshi.taxii;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as TAXII writes them: RFC 3339 in UTC, to the microsecond (section 2).
final class Times {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Times() {
    }

    static String write(Instant time) {
        return MICROS.format(time);
    }
}
