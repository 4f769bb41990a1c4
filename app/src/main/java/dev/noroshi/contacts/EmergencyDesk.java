package dev.noroshi.contacts;

import dev.noroshi.channel.OpeningHours;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonalData;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 緊急窓口: a number, and when it is answered.
///
/// @param backup the number when nobody answers
/// @param language in which one is answered, in words
/// @param closes at or before `opens` means the following day; the same time means round the clock
@PersonalData
public record EmergencyDesk(UUID id, OrganisationId organisation, String name, String number,
        @Nullable String backup, String language, Days days, LocalTime opens, LocalTime closes) {

    /// On which days.
    public enum Days {
        /// Monday to Friday, without public holidays and the turn of the year.
        WEEKDAYS,
        /// Saturday, Sunday, public holidays and the turn of the year.
        HOLIDAYS,
        EVERY_DAY
    }

    /// Round the clock, every day.
    public boolean isAlways() {
        return days == Days.EVERY_DAY && opens.equals(closes);
    }

    /// Whether it is answered at a moment.
    public boolean isOpen(Instant moment) {
        var on = switch (days) {
            case WEEKDAYS -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
            case HOLIDAYS -> EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            case EVERY_DAY -> EnumSet.allOf(DayOfWeek.class);
        };
        return new OpeningHours(on, opens, closes).isOpen(moment);
    }

    @Override
    public String toString() {
        return "EmergencyDesk " + id + " [withheld]";
    }
}
