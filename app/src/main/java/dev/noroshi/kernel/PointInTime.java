package dev.noroshi.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A point in time as the forms know it: a day, an hour of a day, or a minute, in Japan time. What is not known is not
/// made up: `2024-04-23` is that whole day and not its midnight.
///
/// @param start the first instant it can be, cut to the precision
/// @param precision how exactly it is known; the forms know no seconds
public record PointInTime(LocalDateTime start, Precision precision) {

    public PointInTime {
        start = switch (precision) {
            case DAY -> start.truncatedTo(ChronoUnit.DAYS);
            case HOUR -> start.truncatedTo(ChronoUnit.HOURS);
            case MINUTE -> start.truncatedTo(ChronoUnit.MINUTES);
        };
    }

    public static PointInTime day(LocalDate day) {
        return new PointInTime(day.atStartOfDay(), Precision.DAY);
    }

    public static PointInTime hour(LocalDate day, int hour) {
        return new PointInTime(day.atTime(hour, 0), Precision.HOUR);
    }

    public static PointInTime minute(LocalDateTime minute) {
        return new PointInTime(minute, Precision.MINUTE);
    }

    /// The minute of an instant, in Japan time.
    public static PointInTime of(Instant instant) {
        return minute(LocalDateTime.ofInstant(instant, JapaneseTime.ZONE));
    }

    public LocalDate day() {
        return start.toLocalDate();
    }

    /// The first instant it can be.
    public Instant earliest() {
        return start.atZone(JapaneseTime.ZONE).toInstant();
    }

    /// The first instant it can no longer be.
    public Instant end() {
        var after = switch (precision) {
            case DAY -> start.plusDays(1);
            case HOUR -> start.plusHours(1);
            case MINUTE -> start.plusMinutes(1);
        };
        return after.atZone(JapaneseTime.ZONE).toInstant();
    }

    /// Whether this is later than the other even when both are taken as kindly as possible: 23 April is not after
    /// 23 April 09:40.
    public boolean isSurelyAfter(PointInTime other) {
        return !earliest().isBefore(other.end());
    }

    /// As stored and sent: `2024-04-23`, `2024-04-23T09` or `2024-04-23T09:40:00+09:00`.
    public String iso() {
        return switch (precision) {
            case DAY -> day().toString();
            case HOUR -> "%sT%02d".formatted(day(), start.getHour());
            case MINUTE -> "%sT%02d:%02d:00+09:00".formatted(day(), start.getHour(), start.getMinute());
        };
    }

    /// Reads what [#iso] writes, and any ISO 8601 time with an offset; another offset becomes Japan time, seconds are
    /// cut. Empty when it is none of these.
    public static Optional<PointInTime> parseIso(String text) {
        try {
            if (text.length() == 10) return Optional.of(day(LocalDate.parse(text)));
            if (text.length() == 13 && text.charAt(10) == 'T')
                return Optional.of(hour(LocalDate.parse(text.substring(0, 10)), Integer.parseInt(text.substring(11))));
            return Optional.of(of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException | NumberFormatException notIso) {
            return Optional.empty();
        }
    }

    /// The same with Japan's offset, for formatting.
    public ZonedDateTime zoned() {
        return start.atZone(JapaneseTime.ZONE);
    }

    @Override
    public String toString() {
        return iso();
    }
}
