package dev.noroshi.misp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A stretch of time as clients of MISP write it: seconds, a day, a time, or how long ago (`5d`, `12h`, `30m`); one alone
/// means since then, a list of two from the one to the other.
record Span(Instant from, Instant to) {

    static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(?:\\.\\d{1,9})?");

    /// Empty when it cannot be read.
    static Optional<Span> read(JsonNode asked, Instant now, ZoneId zone) {
        if (asked.isMissingNode()) return Optional.of(ALWAYS);
        if (!asked.isArray()) return at(asked.asString(""), now, zone).map(from -> new Span(from, Instant.MAX));
        if (asked.size() != 2) return Optional.empty();
        var one = at(asked.get(0).asString(""), now, zone);
        var other = at(asked.get(1).asString(""), now, zone);
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        return Optional.of(one.get().isAfter(other.get())
                ? new Span(other.get(), one.get())
                : new Span(one.get(), other.get()));
    }

    static Optional<Instant> at(String text, Instant now, ZoneId zone) {
        var clean = text.strip();
        var ago = AGO.matcher(clean);
        if (ago.matches()) return Optional.of(now.minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1)))));
        if (SECONDS.matcher(clean).matches())
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(clean.replaceFirst("\\..*", ""))));
        try {
            return Optional.of(clean.length() <= 10
                    ? LocalDate.parse(clean).atStartOfDay(zone).toInstant()
                    : clean.matches(".*(?:Z|[+-]\\d{2}:\\d{2})")
                            ? OffsetDateTime.parse(clean.replace(' ', 'T')).toInstant()
                            : java.time.LocalDateTime.parse(clean.replace(' ', 'T')).atZone(zone).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    boolean holds(long seconds) {
        var at = Instant.ofEpochSecond(seconds);
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
