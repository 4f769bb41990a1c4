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
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-20T23:00:00")))
                .isEqualTo(japan("2026-11-23T08:30:00"));
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-20T03:00:00")))
                .isEqualTo(japan("2026-11-20T08:30:00"));
        assertThat(OpeningHours.USUAL.nextOpening(japan("2026-11-20T08:30:00")))
                .isEqualTo(japan("2026-11-23T08:30:00"));
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
