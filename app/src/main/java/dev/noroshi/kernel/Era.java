package dev.noroshi.kernel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The eras (元号) a date here can be written in, with the day each began.
public enum Era {
    MEIJI("明治", "明", 'M', "Meiji", LocalDate.of(1868, 1, 25)),
    TAISHO("大正", "大", 'T', "Taisho", LocalDate.of(1912, 7, 30)),
    SHOWA("昭和", "昭", 'S', "Showa", LocalDate.of(1926, 12, 25)),
    HEISEI("平成", "平", 'H', "Heisei", LocalDate.of(1989, 1, 8)),
    REIWA("令和", "令", 'R', "Reiwa", LocalDate.of(2019, 5, 1));

    private final String japanese;
    private final String shortName;
    private final char letter;
    private final String english;
    private final LocalDate firstDay;

    Era(String japanese, String shortName, char letter, String english, LocalDate firstDay) {
        this.japanese = japanese;
        this.shortName = shortName;
        this.letter = letter;
        this.english = english;
        this.firstDay = firstDay;
    }

    /// The era of a day; empty for a day before all of them.
    public static Optional<Era> of(LocalDate day) {
        return Arrays.stream(values()).filter(era -> !day.isBefore(era.firstDay)).reduce((_, later) -> later);
    }

    /// Whether the era ran on that day.
    public boolean includes(LocalDate day) {
        return of(day).filter(era -> era == this).isPresent();
    }

    /// The western year of a year of this era: 令和7 is 2025.
    public int westernYear(int yearOfEra) {
        return firstDay.getYear() + yearOfEra - 1;
    }

    /// The year of this era a day falls in, from 1.
    public int yearOf(LocalDate day) {
        return day.getYear() - firstDay.getYear() + 1;
    }

    /// As printed: `令和元年`, `令和8年`.
    public String printedYear(LocalDate day) {
        return japanese + (yearOf(day) == 1 ? "元" : Integer.toString(yearOf(day))) + "年";
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }

    /// The era of its name (令和), short name (令) or letter (R, r); null when it is none.
    static @Nullable Era named(String text) {
        for (var era : values())
            if (text.equals(era.japanese) || text.equals(era.shortName)
                    || text.length() == 1 && Character.toUpperCase(text.charAt(0)) == era.letter)
                return era;
        return null;
    }
}
