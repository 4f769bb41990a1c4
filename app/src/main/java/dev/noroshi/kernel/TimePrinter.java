package dev.noroshi.kernel;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Prints points in time; see [JapaneseTime].
final class TimePrinter {

    private static final DateTimeFormatter DAY_JA = DateTimeFormatter.ofPattern("y年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter DAY_IN_LIST_JA = DateTimeFormatter.ofPattern("M月d日（E）", Locale.JAPAN);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM y", Locale.UK);
    private static final DateTimeFormatter DAY_IN_LIST_EN = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    private TimePrinter() {}

    static String full(PointInTime when, Language language) {
        var day = when.day();
        var era = Era.of(day);
        return switch (language) {
            case JA -> day.format(DAY_JA) + era.map(e -> "（" + e.printedYear(day) + "）").orElse("")
                    + prefixed(" ", timeJa(when));
            case EN -> day.format(DAY_EN) + era.map(e -> " (" + e.english() + " " + e.yearOf(day) + ")").orElse("")
                    + prefixed(", ", timeEn(when));
        };
    }

    static String list(PointInTime when, Language language) {
        return switch (language) {
            case JA -> when.day().format(DAY_IN_LIST_JA) + prefixed(" ", clockJa(when));
            case EN -> when.day().format(DAY_IN_LIST_EN) + prefixed(", ", timeEn(when));
        };
    }

    static String era(PointInTime when) {
        var day = when.day();
        return Era.of(day).map(era -> era.printedYear(day)).orElse(day.getYear() + "年") + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日"
                + prefixed(" ", timeJa(when));
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String timeJa(PointInTime when) {
        return switch (when.precision()) {
            case DAY -> "";
            case HOUR -> when.start().getHour() + "時台";
            case MINUTE -> "%d時%02d分".formatted(when.start().getHour(), when.start().getMinute());
        };
    }

    private static String clockJa(PointInTime when) {
        return when.precision() == Precision.HOUR ? timeJa(when) : timeEn(when);
    }

    private static String timeEn(PointInTime when) {
        return switch (when.precision()) {
            case DAY -> "";
            case HOUR -> "%02d:xx".formatted(when.start().getHour());
            case MINUTE -> "%02d:%02d".formatted(when.start().getHour(), when.start().getMinute());
        };
    }
}
