package dev.noroshi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Importance;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = Deadlines.DEFAULT;

    @Test
    void aWarningIsToBeConfirmedWithinTwoHours() {
        assertThat(deadlines.after(Importance.WARNING, at("2026-11-20T13:50+09:00")))
                .isEqualTo(at("2026-11-20T15:50+09:00"));
    }

    @Test
    void anAttentionIsToBeConfirmedByTheEveningOfTheNextWorkingDay() {
        assertThat(deadlines.after(Importance.ATTENTION, at("2026-11-19T09:00+09:00")))
                .isEqualTo(at("2026-11-20T17:00+09:00"));
        // Friday: over the weekend to Monday
        assertThat(deadlines.after(Importance.ATTENTION, at("2026-11-13T23:30+09:00")))
                .isEqualTo(at("2026-11-16T17:00+09:00"));
    }

    @Test
    void aReferenceIsToBeConfirmedByTheEveningOfTheFifthWorkingDay() {
        assertThat(deadlines.after(Importance.REFERENCE, at("2026-11-13T10:00+09:00")))
                .isEqualTo(at("2026-11-20T17:00+09:00"));
    }

    @Test
    void publicHolidaysAndTheTurnOfTheYearAreNoWorkingDays() {
        assertThat(deadlines.after(Importance.ATTENTION, at("2026-11-20T23:30+09:00"))).as("over 勤労感謝の日")
                .isEqualTo(at("2026-11-24T17:00+09:00"));
        assertThat(deadlines.after(Importance.ATTENTION, at("2026-12-28T09:00+09:00")))
                .isEqualTo(at("2027-01-04T17:00+09:00"));
        assertThat(deadlines.after(Importance.REFERENCE, at("2026-09-18T10:00+09:00"))).as("over three holidays")
                .isEqualTo(at("2026-09-30T17:00+09:00"));
    }

    private static Instant at(String text) {
        return ZonedDateTime.parse(text).toInstant();
    }
}
