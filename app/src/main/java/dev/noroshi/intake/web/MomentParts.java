package dev.noroshi.intake.web;

import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.TimeReading;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date and time as it stands in the parts of its control, each as typed. What cannot be read is written out in one
/// line (`令和8年2月30日 9時40分`) that can be taken apart again, so that a draft keeps it.
record MomentParts(String era, String year, String month, String day, String hour, String minute, String basis) {

    static final String REIWA = "令和";
    static final String HEISEI = "平成";
    static final String WESTERN = "西暦";

    private static final LocalDate FIRST_OF_REIWA = LocalDate.of(2019, 5, 1);
    private static final LocalDate FIRST_OF_HEISEI = LocalDate.of(1989, 1, 8);
    // a year that says itself which calendar it counts in, whatever era was left chosen beside it: R8, 平成31, 2026
    private static final Pattern OWN_ERA = Pattern.compile("[MTSHRmtshr明大昭平令].*|\\d{3,}");
    private static final Pattern WRITTEN = Pattern.compile(
            "(令和|平成|西暦)?([^（）]*)年([^年（）]*)月([^月（）]*)日(?: ([^（）]*)時(?:([^（）]*)分)?)?(?:（(.*)）)?",
            Pattern.DOTALL);

    static MomentParts blank(Language language) {
        return new MomentParts(language.choose(REIWA, WESTERN), "", "", "", "", "", "");
    }

    static MomentParts typed(Typed typed, String field) {
        return new MomentParts(typed.text(field + ".era"), typed.text(field + ".year").strip(),
                typed.text(field + ".month").strip(), typed.text(field + ".day").strip(),
                typed.text(field + ".hour").strip(), typed.text(field + ".minute").strip(),
                typed.text(field + ".basis").strip());
    }

    /// A point in time taken apart, in the calendar its reader is used to.
    static MomentParts of(PointInTime when, @Nullable String basis, Language language) {
        var day = when.day();
        var era = language == Language.EN || day.isBefore(FIRST_OF_HEISEI)
                ? WESTERN
                : day.isBefore(FIRST_OF_REIWA) ? HEISEI : REIWA;
        var year = switch (era) {
            case REIWA -> day.getYear() - 2018;
            case HEISEI -> day.getYear() - 1988;
            default -> day.getYear();
        };
        return new MomentParts(era, year == 1 && !era.equals(WESTERN) ? "元" : Integer.toString(year),
                Integer.toString(day.getMonthValue()), Integer.toString(day.getDayOfMonth()),
                when.precision() == Precision.DAY ? "" : Integer.toString(when.start().getHour()),
                when.precision() == Precision.MINUTE ? "%02d".formatted(when.start().getMinute()) : "",
                basis == null ? "" : basis);
    }

    /// What [#written] wrote, taken apart; empty when somebody else wrote it.
    static Optional<MomentParts> ofWritten(String text, Language language) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new MomentParts(
                matcher.group(1) == null ? language.choose(REIWA, WESTERN) : matcher.group(1), matcher.group(2),
                matcher.group(3), matcher.group(4), orEmpty(matcher.group(5)), orEmpty(matcher.group(6)),
                orEmpty(matcher.group(7))));
    }

    /// Whether nothing was typed. The choice of an era says nothing by itself.
    boolean isBlank() {
        return year.isEmpty() && month.isEmpty() && day.isEmpty() && hour.isEmpty() && minute.isEmpty();
    }

    /// In one line.
    String written() {
        var line = (saysItsEra() ? "" : era) + year + "年" + month + "月" + day + "日";
        if (!hour.isEmpty() || !minute.isEmpty()) line += " " + hour + "時" + (minute.isEmpty() ? "" : minute + "分");
        return basis.isEmpty() ? line : line + "（" + basis + "）";
    }

    /// What it says, as far as it can be read.
    FieldValue value() {
        return JapaneseTime.read(withoutBasis().written()) instanceof TimeReading.Read(var when, var rest)
                && rest.isEmpty()
                        ? new FieldValue.Moment(when, basis.isEmpty() ? null : basis)
                        : new FieldValue.Written(written());
    }

    private MomentParts withoutBasis() {
        return new MomentParts(era, year, month, day, hour, minute, "");
    }

    private boolean saysItsEra() {
        if (era.equals(WESTERN) && year.matches("\\d+")) return false;
        return OWN_ERA.matcher(Normalizer.normalize(year, Normalizer.Form.NFKC)).matches();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
