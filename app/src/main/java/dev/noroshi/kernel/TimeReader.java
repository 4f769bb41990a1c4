package dev.noroshi.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one written date and time; see [JapaneseTime]. Works on a copy of the text in which every character has its
/// half-width twin at the same index, so that what follows the date can be handed back as it was written.
final class TimeReader {

    private static final String N = "([0-9]{1,2}|[〇一二三四五六七八九十]{1,3})";
    private static final String SEPARATOR = "[ ]*[./-][ ]*";
    private static final String DAY_END = "(?:[ ]*日|(?![0-9]))";
    private static final String AFTER_YEAR = "[ ]*年[ ]*|" + SEPARATOR;
    private static final String MONTH_AND_DAY = N + "(?:[ ]*月[ ]*|" + SEPARATOR + ")" + N + DAY_END;
    private static final String ERA_NAME = "(明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|[明大昭平令]|[MTSHRmtshr])";
    private static final Pattern ERA_DATE = Pattern
            .compile(ERA_NAME + "[ .]*(元|" + N + ")(?:" + AFTER_YEAR + ")" + MONTH_AND_DAY);
    // 2026年11月20日, and our own 2026年(令和8年)11月20日
    private static final Pattern WESTERN_DATE = Pattern.compile(
            "(?:西暦[ ]*)?([0-9]{4})(?:[ ]*年[ ]*\\([^0-9()]{1,2}(?:元|[0-9]{1,2})年\\)[ ]*|" + AFTER_YEAR + ")"
                    + MONTH_AND_DAY);
    private static final Pattern COMPACT_DATE = Pattern.compile("([12][0-9]{3})([0-9]{2})([0-9]{2})(?![0-9])");
    private static final Pattern ENGLISH_DATE = Pattern.compile("([0-9]{1,2}) ([A-Za-z]{3})[a-z]* ([0-9]{4})(?![0-9])");
    private static final Pattern SHORT_YEAR_DATE = Pattern
            .compile("(元|" + N + ")(?:" + AFTER_YEAR + ")" + MONTH_AND_DAY);
    private static final Pattern DATE_WITHOUT_YEAR = Pattern
            .compile(N + "[ ]*(?:月|[/.])[ ]*" + N + DAY_END);
    private static final Pattern ISO_TIME = Pattern
            .compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})");
    private static final Pattern ISO_HOUR = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2})(?![0-9:])");
    // what may stand between date and time: the era in brackets, the day of the week
    private static final Pattern BETWEEN = Pattern.compile(
            "[ ]*(?:\\((?:明治|大正|昭和|平成|令和|Meiji|Taisho|Showa|Heisei|Reiwa)[ ]*(?:元|[0-9]{1,2})年?\\))?[ ]*(?:\\([月火水木金土日](?:曜日?)?\\)|[月火水木金土日]曜日?)?[ ]*[T,、]?[ ]*");
    private static final Pattern CLOCK = Pattern.compile(
            "(午前|午後|AM|PM|am|pm)?[ ]*" + N
                    + "(?:[ ]*時[ ]*(?:(半)|(?:" + N
                    + ")?[ ]*分(?:[ ]*[0-9]{1,2}[ ]*秒)?|台)?|[ ]*:[ ]*([0-9]{2}|xx)(?::[0-9]{2})?)(?![0-9])(?:[ ]*(AM|PM|am|pm))?");
    private static final Pattern NOON = Pattern.compile("正午");
    // the form's own words left empty: 　時　　分
    private static final Pattern EMPTY_CLOCK = Pattern.compile("[ ]*時[ ]*分");
    private static final List<String> ENGLISH_MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
            "sep", "oct", "nov", "dec");
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";

    private final String written;
    private final String text;
    private final Optional<LocalDate> near;
    private int position;

    TimeReader(String written, Optional<LocalDate> near) {
        this.written = written.strip();
        this.text = halfWidth(this.written);
        this.near = near;
    }

    /// The outcome of reading the date alone; a clock may follow.
    private sealed interface Day {
        record Found(LocalDate day) implements Day {}

        record Not(TimeReading.Reason reason) implements Day {}
    }

    TimeReading read() {
        while (position < text.length() && "( 約".indexOf(text.charAt(position)) >= 0) position++;
        var iso = isoTime();
        if (iso != null) return iso;
        return switch (day()) {
            case Day.Found(var day) -> withClock(day);
            case Day.Not(var reason) -> new TimeReading.Impossible(written, reason);
            case null -> new TimeReading.Unreadable(written);
        };
    }

    private @Nullable TimeReading isoTime() {
        var matcher = at(ISO_TIME);
        if (matcher == null) {
            var hour = at(ISO_HOUR);
            if (hour == null) return null;
            return PointInTime.parseIso(hour.group()).<TimeReading>map(when -> {
                position = hour.end();
                return new TimeReading.Read(when, rest());
            }).orElseGet(() -> new TimeReading.Impossible(written, impossible(hour.group(1))));
        }
        try {
            var time = matcher.group().replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
            var when = PointInTime.of(OffsetDateTime.parse(time).toInstant());
            position = matcher.end();
            return new TimeReading.Read(when, rest());
        } catch (DateTimeException impossible) {
            return new TimeReading.Impossible(written, impossible(matcher.group().substring(0, 10)));
        }
    }

    private static TimeReading.Reason impossible(String isoDay) {
        try {
            LocalDate.parse(isoDay);
            return TimeReading.Reason.NO_SUCH_TIME;
        } catch (DateTimeException noSuchDay) {
            return TimeReading.Reason.NO_SUCH_DAY;
        }
    }

    private @Nullable Day day() {
        Matcher m;
        if ((m = at(ERA_DATE)) != null)
            return after(m, eraDay(m.group(1), number(m.group(2)), number(m.group(4)), number(m.group(5))));
        if ((m = at(WESTERN_DATE)) != null)
            return after(m, westernDay(number(m.group(1)), number(m.group(2)), number(m.group(3))));
        if ((m = at(COMPACT_DATE)) != null)
            return after(m, westernDay(number(m.group(1)), number(m.group(2)), number(m.group(3))));
        if ((m = at(ENGLISH_DATE)) != null) {
            var month = ENGLISH_MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT)) + 1;
            return month == 0 ? null : after(m, westernDay(number(m.group(3)), month, number(m.group(1))));
        }
        if (near.isEmpty()) return null;
        if ((m = at(SHORT_YEAR_DATE)) != null)
            return after(m, shortYearDay(near.get(), number(m.group(1)), number(m.group(3)), number(m.group(4))));
        if ((m = at(DATE_WITHOUT_YEAR)) != null)
            return after(m, dayWithoutYear(near.get(), number(m.group(1)), number(m.group(2))));
        return null;
    }

    private Day after(Matcher matcher, Day day) {
        position = matcher.end();
        return day;
    }

    private static Day eraDay(String name, int yearOfEra, int month, int day) {
        var era = Era.named(Fold.width(name));
        if (era == null) throw new IllegalStateException("The pattern let through an era it does not know: " + name);
        return switch (westernDay(era.westernYear(yearOfEra), month, day)) {
            case Day.Found found when yearOfEra < 1 || !era.includes(found.day()) ->
                new Day.Not(TimeReading.Reason.OUTSIDE_ERA);
            case Day other -> other;
        };
    }

    private static Day westernDay(int year, int month, int day) {
        try {
            return new Day.Found(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return new Day.Not(TimeReading.Reason.NO_SUCH_DAY);
        }
    }

    /// 7年4月18日 or 24/4/18: the second page of the form prints no era, so the year that lies nearest is meant.
    private static Day shortYearDay(LocalDate near, int year, int month, int day) {
        var candidates = new ArrayList<Day>();
        for (var era : Era.values())
            if (year >= 1 && eraDay(era.japanese(), year, month, day) instanceof Day.Found found) candidates.add(found);
        if (westernDay(2000 + year, month, day) instanceof Day.Found found) candidates.add(found);
        return nearest(near, candidates);
    }

    private static Day dayWithoutYear(LocalDate near, int month, int day) {
        var candidates = new ArrayList<Day>();
        for (var year = near.getYear() - 1; year <= near.getYear() + 1; year++)
            if (westernDay(year, month, day) instanceof Day.Found found) candidates.add(found);
        // 2/29 near a year without it
        if (candidates.isEmpty() && month == 2 && day == 29) return new Day.Not(TimeReading.Reason.NO_SUCH_DAY);
        return nearest(near, candidates);
    }

    private static Day nearest(LocalDate near, List<Day> candidates) {
        return candidates.stream()
                .min(Comparator.comparingLong(day -> day instanceof Day.Found(var date)
                        ? Math.abs(ChronoUnit.DAYS.between(near, date))
                        : Long.MAX_VALUE))
                .orElse(new Day.Not(TimeReading.Reason.NO_SUCH_DAY));
    }

    private TimeReading withClock(LocalDate day) {
        var between = at(BETWEEN);
        if (between != null) position = between.end();
        var noon = at(NOON);
        if (noon != null) {
            position = noon.end();
            return new TimeReading.Read(PointInTime.minute(day.atTime(12, 0)), rest());
        }
        var clock = at(CLOCK);
        if (clock != null) {
            position = clock.end();
            return clock(day, clock);
        }
        var empty = at(EMPTY_CLOCK);
        if (empty != null) position = empty.end();
        return new TimeReading.Read(PointInTime.day(day), rest());
    }

    private TimeReading clock(LocalDate day, Matcher clock) {
        var half = Optional.ofNullable(clock.group(1)).or(() -> Optional.ofNullable(clock.group(6))).orElse("");
        var hour = number(clock.group(2));
        var isColon = clock.group(5) != null;
        var minuteText = isColon ? clock.group(5) : clock.group(4);
        var minute = clock.group(3) != null
                ? 30
                : minuteText == null || minuteText.equals("xx") ? -1 : number(minuteText);
        if (hour <= 12 && (half.equals("午後") || half.equalsIgnoreCase("PM"))) hour = hour % 12 + 12;
        if (hour == 12 && (half.equals("午前") || half.equalsIgnoreCase("AM"))) hour = 0;
        if (hour == 24 && minute <= 0) {
            // 24時 is the midnight that ends the day
            hour = 0;
            day = day.plusDays(1);
        }
        if (hour > 23 || minute > 59) return new TimeReading.Impossible(written, TimeReading.Reason.NO_SUCH_TIME);
        var when = minute < 0
                ? PointInTime.hour(day, hour)
                : PointInTime.minute(LocalDateTime.of(day, LocalTime.of(hour, minute)));
        return new TimeReading.Read(when, rest());
    }

    private @Nullable Matcher at(Pattern pattern) {
        var matcher = pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher : null;
    }

    /// What follows, as written, without the brackets and commas around it.
    private String rest() {
        var rest = written.substring(Math.min(position, written.length())).strip();
        while (!rest.isEmpty() && ",、。".indexOf(rest.charAt(0)) >= 0) rest = rest.substring(1).strip();
        if (isBracketed(rest)) rest = rest.substring(1, rest.length() - 1).strip();
        return rest.length() == 1 && isClosing(rest.charAt(0)) ? "" : rest;
    }

    /// Whether the first character opens what the last one closes: not so in (A)と(B).
    private static boolean isBracketed(String text) {
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            if (isOpening(text.charAt(i))) depth++;
            if (isClosing(text.charAt(i))) depth--;
            if (depth == 0) return i > 0 && i == text.length() - 1;
        }
        return false;
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '（';
    }

    private static boolean isClosing(char c) {
        return c == ')' || c == '）';
    }

    private static int number(String text) {
        if (text.equals("元")) return 1;
        if (Character.isDigit(text.charAt(0))) return Integer.parseInt(text);
        var tens = text.indexOf('十');
        if (tens < 0) {
            var value = 0;
            for (var c : text.toCharArray()) value = value * 10 + KANJI_DIGITS.indexOf(c);
            return value;
        }
        var ten = tens == 0 ? 1 : KANJI_DIGITS.indexOf(text.charAt(tens - 1));
        var one = tens == text.length() - 1 ? 0 : KANJI_DIGITS.indexOf(text.charAt(tens + 1));
        return ten * 10 + one;
    }

    private static String halfWidth(String text) {
        var half = new StringBuilder(text.length());
        for (var c : text.toCharArray()) {
            if (c >= '！' && c <= '～') half.append((char) (c - '！' + '!'));
            else if (c == '　' || c == '\u00a0' || c == '\t' || c == '\n' || c == '\r') half.append(' ');
            else if (c == '−' || c == '‐' || c == '–') half.append('-');
            else if (c == '∶') half.append(':');
            else half.append(c);
        }
        return half.toString();
    }
}
