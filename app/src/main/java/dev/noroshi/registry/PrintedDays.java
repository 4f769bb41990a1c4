package dev.noroshi.registry;

import dev.noroshi.kernel.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/// Days as the papers give them, in words: 2014年4月, 2016年9月30日, 2014年.
final class PrintedDays {

    private PrintedDays() {
    }

    /// @param asOf `2014`, `2014-04` or `2016-09-30`
    static String words(String asOf, Language language) {
        var parts = asOf.split("-");
        return switch (parts.length) {
            case 1 -> language.choose(parts[0] + "年", parts[0]);
            case 2 -> month(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), language);
            default -> day(LocalDate.parse(asOf), language);
        };
    }

    /// A day in words if the text is one, else the text.
    static String wordsIfDay(String text, Language language) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return text;
        try {
            return day(LocalDate.parse(text), language);
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }

    static String month(int year, int month, Language language) {
        return language.choose(year + "年" + month + "月", shortMonth(month) + " " + year);
    }

    private static String day(LocalDate day, Language language) {
        return language.choose(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                day.getDayOfMonth() + " " + shortMonth(day.getMonthValue()) + " " + day.getYear());
    }

    private static String shortMonth(int month) {
        return Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
