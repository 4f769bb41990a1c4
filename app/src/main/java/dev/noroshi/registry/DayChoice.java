package dev.noroshi.registry;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which day the reader of the map chose. Date and slider are in one form; whichever was moved counts.
final class DayChoice {

    /// Where date and slider begin: the month of the first list.
    static final YearMonth FIRST = YearMonth.of(2014, 4);

    private DayChoice() {
    }

    /// A day in any writing the forms know, or a month as the lists are named by (`2014-04`), which is taken as its last
    /// day, as the slider takes it. Empty when there is no such day, or none that concerns us.
    static Optional<LocalDate> read(String text) {
        var read = month(text).or(() -> day(text));
        return read.filter(DayChoice::concernsUs);
    }

    private static Optional<LocalDate> day(String text) {
        return JapaneseTime.read(text) instanceof TimeReading.Read(var when, var rest)
                && when.precision() == Precision.DAY && rest.isEmpty() ? Optional.of(when.day()) : Optional.empty();
    }

    private static Optional<LocalDate> month(String text) {
        return text.matches("[0-9]{4}-(0[1-9]|1[0-2])")
                ? Optional.of(YearMonth.parse(text).atEndOfMonth())
                : Optional.empty();
    }

    /// From 1900 to 2999: days that have an era and that people mean.
    static boolean concernsUs(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() <= 2999;
    }

    /// The day the slider means, when it was moved and the date was not: the last of its month, or today.
    ///
    /// @param shown the day the form showed
    static Optional<LocalDate> moved(@Nullable String month, LocalDate chosen, Optional<LocalDate> shown,
            LocalDate today) {
        if (month == null || !month.matches("[0-9]{1,5}") || !shown.equals(Optional.of(chosen)))
            return Optional.empty();
        var asked = Math.clamp(Integer.parseInt(month), 0, monthOf(today));
        if (asked == Math.clamp(monthOf(chosen), 0, monthOf(today))) return Optional.empty();
        var last = FIRST.plusMonths(asked).atEndOfMonth();
        return Optional.of(last.isAfter(today) ? today : last);
    }

    /// The month of a day as the slider counts.
    static int monthOf(LocalDate day) {
        return (int) ChronoUnit.MONTHS.between(FIRST, YearMonth.from(day));
    }
}
