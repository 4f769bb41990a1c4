package dev.noroshi.kernel;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Dates and times as people in Japan write them: reads every writing the forms meet, prints the few the house uses.
public final class JapaneseTime {

    /// The zone of everything here.
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private JapaneseTime() {}

    /// Reads a date, with its time if written: 令和元年5月1日 13時05分, R7.4.18, 2025/4/18 9:40, 午後3時, ISO 8601.
    public static TimeReading read(String text) {
        return new TimeReader(text, Optional.empty()).read();
    }

    /// The same, and a writing without its year (11/18 8:10) is taken in the year that brings it nearest to a day.
    public static TimeReading read(String text, LocalDate near) {
        return new TimeReader(text, Optional.of(near)).read();
    }

    /// In full: `2026年11月20日（令和8年） 14時32分`, `20 Nov 2026 (Reiwa 8), 14:32`; shorter when known less exactly.
    public static String full(PointInTime when, Language language) {
        return TimePrinter.full(when, language);
    }

    /// In lists that show the year elsewhere: `11月20日（金） 14:32`, `20 Nov, 14:32`.
    public static String list(PointInTime when, Language language) {
        return TimePrinter.list(when, language);
    }

    /// As the paper forms print it: `令和8年11月20日 14時32分`.
    public static String era(PointInTime when) {
        return TimePrinter.era(when);
    }
}
