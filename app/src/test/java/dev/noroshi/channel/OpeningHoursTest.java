package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final OpeningHours NIGHT_SHIFT = new OpeningHours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0),
            LocalTime.of(6, 0));

    @Test
    void theDeskIsThereOnWorkingDaysUntilItCloses() {
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-20T08:29:59"))).isFalse();
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-20T08:30:00"))).isTrue();
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-20T17:44:59"))).isTrue();
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-20T17:45:00"))).isFalse();
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-21T12:00:00"))).as("Saturday").isFalse();
    }

    @Test
    void whatComesOnFridayNightIsReadOnMondayMorning() {
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-13T23:00:00")))
                .isEqualTo(japan("2026-11-16T08:30:00"));
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-13T03:00:00")))
                .isEqualTo(japan("2026-11-13T08:30:00"));
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-13T08:30:00")))
                .isEqualTo(japan("2026-11-16T08:30:00"));
    }

    @Test
    void onAPublicHolidayItIsAsOnASunday() {
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-11-23T12:00:00"))).as("勤労感謝の日").isFalse();
        assertThat(OpeningHours.USUAL.isOpen(japan("2027-01-01T12:00:00"))).as("元日, a Friday").isFalse();
        assertThat(OpeningHours.USUAL.isOpen(japan("2026-12-30T12:00:00"))).as("the turn of the year").isFalse();
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-12-28T18:00:00")))
                .isEqualTo(japan("2027-01-04T08:30:00"));
        var onDuty = new OpeningHours(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(9, 0),
                LocalTime.of(17, 0));
        assertThat(onDuty.isOpen(japan("2026-11-23T12:00:00"))).as("who is on duty at weekends").isTrue();
        assertThat(OpeningHours.ALWAYS.isOpen(japan("2026-11-23T12:00:00"))).isTrue();
    }

    @Test
    void aNightShiftGoesOnIntoAPublicHolidayAndDoesNotBeginOnOne() {
        var shift = new OpeningHours(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), LocalTime.of(22, 0),
                LocalTime.of(6, 0));
        assertThat(shift.isOpen(japan("2026-11-03T05:59:00"))).as("into 文化の日, a Tuesday").isTrue();
        assertThat(shift.isOpen(japan("2026-11-03T23:00:00"))).isFalse();
    }

    @Test
    void aNightShiftGoesOnIntoTheNextDay() {
        assertThat(NIGHT_SHIFT.isOpen(japan("2026-11-20T23:30:00"))).isTrue();
        assertThat(NIGHT_SHIFT.isOpen(japan("2026-11-21T05:59:00"))).isTrue();
        assertThat(NIGHT_SHIFT.isOpen(japan("2026-11-21T06:00:00"))).isFalse();
        assertThat(NIGHT_SHIFT.isOpen(japan("2026-11-20T05:00:00"))).as("the night of Thursday").isFalse();
    }

    @Test
    void roundTheClockIsAlwaysOpen() {
        for (var hour = 0; hour < 24 * 7; hour++)
            assertThat(OpeningHours.ALWAYS.isOpen(japan("2026-11-20T00:00:00").plusSeconds(hour * 3600L))).isTrue();
    }

    private static Instant japan(String time) {
        return OffsetDateTime.parse(time + "+09:00").toInstant();
    }
}
