package dev.noroshi.stix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as STIX writes them: RFC 3339 in UTC (section 2.16).
public final class StixTime {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Pattern WRITTEN = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,18})?Z");
    // nanoseconds and no more: what is finer is cut off
    private static final int FINEST = "2026-11-20T09:00:00.123456789Z".length();
    private static final Pattern TOO_FINE = Pattern.compile("(\\.\\d{9})\\d+Z");

    private StixTime() {
    }

    /// To the millisecond, as `created` and `modified` are written.
    public static String write(Instant time) {
        return MILLIS.format(time);
    }

    /// Reads a time however fine it is; empty when it is none, or not in UTC.
    public static Optional<Instant> read(String text) {
        if (text.length() > 40 || !WRITTEN.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(Instant.parse(
                    text.length() <= FINEST ? text : TOO_FINE.matcher(text).replaceFirst("$1Z")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
