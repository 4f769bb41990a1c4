package dev.noroshi.platform.words;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates and times for a page: Japan time, 24 hours, the western year with the era. Full where a date stands alone,
/// brief in lists on a page that shows the full date.
public record Times(Language language) {

    /// The zone of every time on the screen.
    public static final ZoneId ZONE = JapaneseTime.ZONE;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT);

    /// `2026年11月20日（令和8年） 14時32分`, `20 Nov 2026 (Reiwa 8), 14:32`.
    public String full(Instant instant) {
        return JapaneseTime.full(PointInTime.of(instant), language);
    }

    /// `11月20日（金） 14:32`, `20 Nov, 14:32`.
    public String brief(Instant instant) {
        return JapaneseTime.list(PointInTime.of(instant), language);
    }

    /// As [#brief], with the year when it is not the one of `now`: `2025年11月3日（月） 15:39`, `3 Nov 2025, 15:39`.
    public String brief(Instant instant, Instant now) {
        var at = instant.atZone(ZONE);
        if (at.getYear() == now.atZone(ZONE).getYear()) return brief(instant);
        return language == Language.JA
                ? at.getYear() + "年" + brief(instant)
                : briefDay(at.toLocalDate()) + " " + at.getYear() + ", " + CLOCK.format(at);
    }

    /// `2026年11月20日（令和8年）`, `20 Nov 2026 (Reiwa 8)`.
    public String day(LocalDate day) {
        return JapaneseTime.full(PointInTime.day(day), language);
    }

    /// `11月20日（金）`, `20 Nov`.
    public String briefDay(LocalDate day) {
        return JapaneseTime.list(PointInTime.day(day), language);
    }

    /// `14:32`.
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(ZONE));
    }

    /// For the `datetime` attribute: `2026-11-20T14:32+09:00`.
    public String machine(Instant instant) {
        return MACHINE.format(instant.atZone(ZONE));
    }
}
