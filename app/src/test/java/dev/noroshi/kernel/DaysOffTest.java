package dev.noroshi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compared with what the Cabinet Office publishes (「国民の祝日」について).
class DaysOffTest {

    @Test
    void thePublicHolidaysOfTheseYearsAreThosePublished() {
        assertThat(daysOff(2025)).isEqualTo(days("2025-01-01 2025-01-02 2025-01-03 2025-01-13 2025-02-11 2025-02-23 "
                + "2025-02-24 2025-03-20 2025-04-29 2025-05-03 2025-05-04 2025-05-05 2025-05-06 2025-07-21 2025-08-11 "
                + "2025-09-15 2025-09-23 2025-10-13 2025-11-03 2025-11-23 2025-11-24 2025-12-29 2025-12-30 2025-12-31"));
        assertThat(daysOff(2026)).isEqualTo(days("2026-01-01 2026-01-02 2026-01-03 2026-01-12 2026-02-11 2026-02-23 "
                + "2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 2026-08-11 2026-09-21 "
                + "2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23 2026-12-29 2026-12-30 2026-12-31"));
        assertThat(daysOff(2027)).isEqualTo(days("2027-01-01 2027-01-02 2027-01-03 2027-01-11 2027-02-11 2027-02-23 "
                + "2027-03-21 2027-03-22 2027-04-29 2027-05-03 2027-05-04 2027-05-05 2027-07-19 2027-08-11 2027-09-20 "
                + "2027-09-23 2027-10-11 2027-11-03 2027-11-23 2027-12-29 2027-12-30 2027-12-31"));
    }

    @Test
    void aHolidayOnASundayIsMadeUpForOnTheNextDayThatIsNone() {
        assertThat(DaysOff.isOff(LocalDate.parse("2026-05-06"))).as("after three in a row").isTrue();
        assertThat(DaysOff.isOff(LocalDate.parse("2026-05-07"))).isFalse();
    }

    @Test
    void aDayBetweenTwoHolidaysIsOne() {
        assertThat(DaysOff.isOff(LocalDate.parse("2026-09-22"))).isTrue();
        assertThat(DaysOff.isOff(LocalDate.parse("2027-09-22"))).isFalse();
    }

    @Test
    void saturdaysAndSundaysAreNoWorkingDays() {
        assertThat(Stream.of("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24").map(LocalDate::parse)
                .filter(DaysOff::isWorkingDay)).extracting(LocalDate::getDayOfMonth).containsExactly(20, 24);
    }

    private static List<LocalDate> daysOff(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(DaysOff::isOff).toList();
    }

    private static List<LocalDate> days(String written) {
        return Stream.of(written.split(" ")).map(LocalDate::parse).toList();
    }
}
