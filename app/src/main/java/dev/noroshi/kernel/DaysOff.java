package dev.noroshi.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The days on which the offices of the state in Japan are closed though it is no weekend: public holidays (国民の祝日に関する法律
/// 第2条, 第3条) and 29 December to 3 January (行政機関の休日に関する法律 第1条第1項第3号).
///
/// The law as it stands since 2022. It names the equinoxes without a date: the 官報 gives them each February for the next
/// year. Until then, and here, they are where astronomy has them, by the usual formula for 1980 to 2099. See
/// docs/adr/0036-holidays-are-worked-out-from-the-law.md.
public final class DaysOff {

    private static final Map<Integer, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();
    private static final MonthDay YEAR_ENDS = MonthDay.of(12, 29);
    private static final MonthDay YEAR_HAS_BEGUN = MonthDay.of(1, 3);

    private DaysOff() {
    }

    /// Whether it is a public holiday or one of the days around New Year, on whatever day of the week.
    public static boolean isOff(LocalDate day) {
        var inYear = MonthDay.from(day);
        return !inYear.isBefore(YEAR_ENDS) || !inYear.isAfter(YEAR_HAS_BEGUN)
                || HOLIDAYS.computeIfAbsent(day.getYear(), DaysOff::holidays).contains(day);
    }

    /// Whether the offices are open: neither that nor a Saturday or Sunday.
    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isOff(day);
    }

    private static Set<LocalDate> holidays(int year) {
        var named = named(year);
        var all = new HashSet<>(named);
        for (var day : named) {
            // 第3条第2項: one on a Sunday is made up for on the next day that is none
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                var next = day.plusDays(1);
                while (named.contains(next))
                    next = next.plusDays(1);
                all.add(next);
            }
            // 第3条第3項: a day between two of them is one too
            if (named.contains(day.plusDays(2))) all.add(day.plusDays(1));
        }
        return Set.copyOf(all);
    }

    /// 第2条, in the order of the law.
    private static Set<LocalDate> named(int year) {
        return Set.of(LocalDate.of(year, Month.JANUARY, 1), monday(2, year, Month.JANUARY),
                LocalDate.of(year, Month.FEBRUARY, 11), LocalDate.of(year, Month.FEBRUARY, 23),
                LocalDate.of(year, Month.MARCH, equinox(20.8431, year)), LocalDate.of(year, Month.APRIL, 29),
                LocalDate.of(year, Month.MAY, 3), LocalDate.of(year, Month.MAY, 4), LocalDate.of(year, Month.MAY, 5),
                monday(3, year, Month.JULY), LocalDate.of(year, Month.AUGUST, 11), monday(3, year, Month.SEPTEMBER),
                LocalDate.of(year, Month.SEPTEMBER, equinox(23.2488, year)), monday(2, year, Month.OCTOBER),
                LocalDate.of(year, Month.NOVEMBER, 3), LocalDate.of(year, Month.NOVEMBER, 23));
    }

    private static LocalDate monday(int which, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY));
    }

    /// @param day of the month on which it was in 1980, with the time of day
    private static int equinox(double day, int year) {
        var since = year - 1980;
        return (int) (day + 0.242194 * since - Math.floorDiv(since, 4));
    }
}
