package dev.noroshi.channel;

import dev.noroshi.kernel.DaysOff;
import dev.noroshi.kernel.JapaneseTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/// When somebody is at work, by the clock of Japan. Public holidays and the turn of the year ([DaysOff]) are like Sundays:
/// who is there on Sundays is there then, too.
///
/// @param days at least one
/// @param opens inclusive
/// @param closes exclusive; at or before `opens` means the following day, and the same time means round the clock
public record OpeningHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

    /// Monday to Friday, 8:30 to 17:45, where nothing else is said.
    public static final OpeningHours USUAL = new OpeningHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(17, 45));

    /// Always.
    public static final OpeningHours ALWAYS = new OpeningHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT);

    public OpeningHours {
        if (days.isEmpty()) throw new IllegalArgumentException("Hours without a day are no hours");
        days = Set.copyOf(days);
    }

    /// Whether they are there at that moment.
    public boolean isOpen(Instant moment) {
        var at = moment.atZone(JapaneseTime.ZONE);
        return isWithin(at, at) || isWithin(at, at.minusDays(1));
    }

    private boolean isWithin(ZonedDateTime at, ZonedDateTime day) {
        if (!isDay(day)) return false;
        var from = day.with(opens);
        var to = closes.isAfter(opens) ? day.with(closes) : day.plusDays(1).with(closes);
        return !at.isBefore(from) && at.isBefore(to);
    }

    private boolean isDay(ZonedDateTime day) {
        return days.contains(DaysOff.isOff(day.toLocalDate()) ? DayOfWeek.SUNDAY : day.getDayOfWeek());
    }

    /// When they come next: the first opening after the moment.
    public Instant nextOpening(Instant moment) {
        var at = moment.atZone(JapaneseTime.ZONE);
        for (var day = at;; day = day.plusDays(1)) {
            var opening = day.with(opens);
            if (isDay(day) && opening.isAfter(at)) return opening.toInstant();
        }
    }
}
