package dev.noroshi.platform.words;

import dev.noroshi.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Dates and times as people here write them: Japan time, 24 hours, the western year with the era.
///
/// Full where a date stands alone, brief in lists on a page that shows the full date.
public record Times(Language language) {

    /// The zone of every time on the screen.
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT);

    /// `2026年11月20日(令和8年) 14時32分`, `20 Nov 2026 (Reiwa 8), 14:32`.
    public String full(Instant instant) {
        var at = instant.atZone(ZONE);
        return language == Language.JA
                ? day(at.toLocalDate()) + " " + at.getHour() + "時" + twoDigits(at.getMinute()) + "分"
                : day(at.toLocalDate()) + ", " + CLOCK.format(at);
    }

    /// `11月20日(金) 14:32`, `20 Nov, 14:32`.
    public String brief(Instant instant) {
        var at = instant.atZone(ZONE);
        return briefDay(at.toLocalDate()) + (language == Language.JA ? " " : ", ") + CLOCK.format(at);
    }

    /// As [#brief], with the year when it is not the one of `now`: `2025年11月3日(月) 15:39`, `3 Nov 2025, 15:39`.
    public String brief(Instant instant, Instant now) {
        var at = instant.atZone(ZONE);
        if (at.getYear() == now.atZone(ZONE).getYear()) return brief(instant);
        return language == Language.JA
                ? at.getYear() + "年" + brief(instant)
                : briefDay(at.toLocalDate()) + " " + at.getYear() + ", " + CLOCK.format(at);
    }

    /// `2026年11月20日(令和8年)`, `20 Nov 2026 (Reiwa 8)`.
    public String day(LocalDate day) {
        return language == Language.JA
                ? day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日(" + era(day) + "年)"
                : day.getDayOfMonth() + " " + month(day) + " " + day.getYear() + " (" + era(day) + ")";
    }

    /// `11月20日(金)`, `20 Nov`.
    public String briefDay(LocalDate day) {
        return language == Language.JA
                ? day.getMonthValue() + "月" + day.getDayOfMonth() + "日("
                        + day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPAN) + ")"
                : day.getDayOfMonth() + " " + month(day);
    }

    /// `14:32`.
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(ZONE));
    }

    /// For the `datetime` attribute: `2026-11-20T14:32+09:00`.
    public String machine(Instant instant) {
        return MACHINE.format(instant.atZone(ZONE));
    }

    /// `令和8`, `令和元`, `Reiwa 8`.
    private String era(LocalDate day) {
        var japanese = JapaneseDate.from(day);
        var year = japanese.get(ChronoField.YEAR_OF_ERA);
        return language == Language.JA
                ? japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPAN) + (year == 1 ? "元" : year)
                : japanese.getEra().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year;
    }

    private static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /// The moment in the zone of the screen.
    public ZonedDateTime local(Instant instant) {
        return instant.atZone(ZONE);
    }
}
