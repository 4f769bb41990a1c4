package dev.noroshi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseTimeTest {

    private static final LocalDate NOVEMBER_2026 = LocalDate.of(2026, 11, 18);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            令和元年5月1日 13時05分          | 2019-05-01T13:05:00+09:00
            令和　元　年　10　月　15　日　0　時　0　分 | 2019-10-15T00:00:00+09:00
            令和7年4月18日                   | 2025-04-18
            令和７年４月１８日　１３：０５    | 2025-04-18T13:05:00+09:00
            R7.4.18                          | 2025-04-18
            R7.4.18 9:40                     | 2025-04-18T09:40:00+09:00
            Ｒ７．４．１８                    | 2025-04-18
            r元.5.1                          | 2019-05-01
            令7.4.18                         | 2025-04-18
            ㋿7年4月18日                     | 2025-04-18
            令和七年四月十八日               | 2025-04-18
            令和十年十二月三十一日           | 2028-12-31
            2025/4/18 9:40                   | 2025-04-18T09:40:00+09:00
            2025/04/18                       | 2025-04-18
            2025-4-18 9:40:59                | 2025-04-18T09:40:00+09:00
            2025.4.18                        | 2025-04-18
            西暦2025年4月18日                | 2025-04-18
            20250418                         | 2025-04-18
            平成30年12月31日23時59分         | 2018-12-31T23:59:00+09:00
            H30/1/2                          | 2018-01-02
            平成31年4月30日                  | 2019-04-30
            昭和64年1月7日                   | 1989-01-07
            S63.12.31                        | 1988-12-31
            令和7年4月18日 午後3時           | 2025-04-18T15
            令和7年4月18日午後3時5分         | 2025-04-18T15:05:00+09:00
            令和7年4月18日 午前0時半         | 2025-04-18T00:30:00+09:00
            2025/4/18 PM 3:05                | 2025-04-18T15:05:00+09:00
            2025/4/18 3:05 PM                | 2025-04-18T15:05:00+09:00
            令和7年4月18日 正午              | 2025-04-18T12:00:00+09:00
            令和7年4月18日 24時              | 2025-04-19T00
            令和7年4月18日 24:00             | 2025-04-19T00:00:00+09:00
            令和7年4月18日　2時　　分        | 2025-04-18T02
            令和7年4月18日　　時　　分       | 2025-04-18
            令和7年4月18日（金） 14:32       | 2025-04-18T14:32:00+09:00
            4/18（金）は読めないが2025/4/18(金曜日)14時 | -
            2026年11月20日（令和8年） 14時32分 | 2026-11-20T14:32:00+09:00
            2026年（令和8年）11月20日 14時台 | 2026-11-20T14
            20 Nov 2026 (Reiwa 8), 14:32     | 2026-11-20T14:32:00+09:00
            20 Nov 2026 (Reiwa 8), 14:xx     | 2026-11-20T14
            2024-04-24T09:40:00+09:00        | 2024-04-24T09:40:00+09:00
            2024-04-24T00:40:00Z             | 2024-04-24T09:40:00+09:00
            2024-04-23T20:40:59.123-0400     | 2024-04-24T09:40:00+09:00
            2024-08-06T02                    | 2024-08-06T02
            2024-04-24T09:40                 | 2024-04-24T09:40:00+09:00
            """)
    void everyWritingOfADateIsReadAsTheSameMoment(String written, String iso) {
        if (iso.equals("-")) assertThat(JapaneseTime.read(written)).isInstanceOf(TimeReading.Unreadable.class);
        else assertThat(JapaneseTime.read(written)).isInstanceOfSatisfying(TimeReading.Read.class, read -> {
            assertThat(read.when().iso()).isEqualTo(iso);
            assertThat(read.rest()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11/18 8:10        | 2026-11-18 | 2026-11-18T08:10:00+09:00
            11月18日 8時10分  | 2026-11-18 | 2026-11-18T08:10:00+09:00
            １１／１８　８：１０ | 2026-11-18 | 2026-11-18T08:10:00+09:00
            12/31 23:50       | 2027-01-03 | 2026-12-31T23:50:00+09:00
            1/2               | 2026-12-28 | 2027-01-02
            11/20 9:00        | 2026-11-18 | 2026-11-20T09:00:00+09:00
            元年10月15日      | 2019-10-16 | 2019-10-15
            8年11月18日       | 2026-11-18 | 2026-11-18
            30年4月1日        | 2018-06-01 | 2018-04-01
            24/4/18           | 2024-06-01 | 2024-04-18
            """)
    void aDateWithoutItsYearIsInTheYearNearestToTheReport(String written, LocalDate reported, String iso) {
        assertThat(JapaneseTime.read(written, reported))
                .isInstanceOfSatisfying(TimeReading.Read.class, read -> assertThat(read.when().iso()).isEqualTo(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/18 8:10", "8年11月18日"})
    void withoutAReportADateWithoutItsYearIsNotGuessed(String written) {
        assertThat(JapaneseTime.read(written)).isEqualTo(new TimeReading.Unreadable(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            令和７年２月３０日        | NO_SUCH_DAY
            2025/13/1                 | NO_SUCH_DAY
            2025-02-29                | NO_SUCH_DAY
            2025-02-30T10:00:00+09:00 | NO_SUCH_DAY
            20250230                  | NO_SUCH_DAY
            2/30 9:00                 | NO_SUCH_DAY
            13月1日                   | NO_SUCH_DAY
            令和7年4月18日 25時       | NO_SUCH_TIME
            令和7年4月18日 9時61分    | NO_SUCH_TIME
            2025-04-18T24:30:00+09:00 | NO_SUCH_TIME
            2025-04-18T25             | NO_SUCH_TIME
            平成35年4月1日            | OUTSIDE_ERA
            平成31年5月1日            | OUTSIDE_ERA
            令和元年4月30日           | OUTSIDE_ERA
            令和0年5月1日             | OUTSIDE_ERA
            昭和65年1月1日            | OUTSIDE_ERA
            明治元年1月1日            | OUTSIDE_ERA
            """)
    void aDateThatCannotBeIsNamedWithItsReason(String written, TimeReading.Reason reason) {
        assertThat(JapaneseTime.read(written, NOVEMBER_2026)).isEqualTo(new TimeReading.Impossible(written, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨日の昼", "令和7年", "令和7年4月", "2025年4月頃", "令和　　年　　月　　日", "9:40", "2025/4/185",
            "20 Foo 2026", "99999999999999999999"})
    void whatIsNoDateIsNotTakenForOne(String written) {
        assertThat(JapaneseTime.read(written)).isEqualTo(new TimeReading.Unreadable(written));
    }

    @Test
    void whatIsWrittenBesideADateIsKeptAsItStands() {
        assertThat(rest("令和　元　年　10　月　14　日　0　時　0　分（サーバログ等より推測）")).isEqualTo("サーバログ等より推測");
        assertThat(rest("2025/4/18 09:00頃")).isEqualTo("頃");
        assertThat(rest("2025/4/18（金）㈱髙﨑①の連絡より")).isEqualTo("㈱髙﨑①の連絡より");
        assertThat(rest("2025/4/18、推測（ログ（一部））")).isEqualTo("推測（ログ（一部））");
        assertThat(rest("2025/4/18 09:00～10:00")).isEqualTo("～10:00");
    }

    private static String rest(String written) {
        return ((TimeReading.Read) JapaneseTime.read(written)).rest();
    }

    @Test
    void datesArePrintedWithBothYearsAndNeverMoreExactlyThanKnown() {
        var minute = PointInTime.parseIso("2026-11-20T14:32:00+09:00").orElseThrow();
        var hour = PointInTime.parseIso("2026-11-20T14").orElseThrow();
        var day = PointInTime.parseIso("2019-05-01").orElseThrow();
        assertThat(JapaneseTime.full(minute, Language.JA)).isEqualTo("2026年11月20日（令和8年） 14時32分");
        assertThat(JapaneseTime.full(minute, Language.EN)).isEqualTo("20 Nov 2026 (Reiwa 8), 14:32");
        assertThat(JapaneseTime.full(hour, Language.JA)).isEqualTo("2026年11月20日（令和8年） 14時台");
        assertThat(JapaneseTime.full(day, Language.JA)).isEqualTo("2019年5月1日（令和元年）");
        assertThat(JapaneseTime.full(day, Language.EN)).isEqualTo("1 May 2019 (Reiwa 1)");
        assertThat(JapaneseTime.list(minute, Language.JA)).isEqualTo("11月20日（金） 14:32");
        assertThat(JapaneseTime.list(minute, Language.EN)).isEqualTo("20 Nov, 14:32");
        assertThat(JapaneseTime.list(hour, Language.JA)).isEqualTo("11月20日（金） 14時台");
        assertThat(JapaneseTime.era(minute)).isEqualTo("令和8年11月20日 14時32分");
        assertThat(JapaneseTime.era(day)).isEqualTo("令和元年5月1日");
    }

    @Test
    void whatIsPrintedCanBeReadAgain() {
        var day = LocalDate.of(1988, 12, 28);
        for (var i = 0; i < 400; i++) {
            var moment = PointInTime.minute(day.plusDays(i * 37L).atTime(i % 24, i % 60));
            for (var when : new PointInTime[]{moment, new PointInTime(moment.start(), Precision.HOUR),
                    PointInTime.day(moment.day())})
                for (var printed : new String[]{JapaneseTime.full(when, Language.JA),
                        JapaneseTime.full(when, Language.EN), JapaneseTime.era(when), when.iso()})
                    assertThat(JapaneseTime.read(printed)).as(printed).isEqualTo(new TimeReading.Read(when, ""));
        }
    }

    @Test
    void aDayIsNotAfterAMinuteOfTheSameDay() {
        var day = PointInTime.parseIso("2024-04-23").orElseThrow();
        var minute = PointInTime.parseIso("2024-04-23T09:40:00+09:00").orElseThrow();
        assertThat(day.isSurelyAfter(minute)).isFalse();
        assertThat(minute.isSurelyAfter(day)).isFalse();
        assertThat(PointInTime.parseIso("2024-04-24").orElseThrow().isSurelyAfter(minute)).isTrue();
    }
}
