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
        assertThat(deadlines.after(Importance.ATTENTION, at("2026-11-20T23:30+09:00")))
                .isEqualTo(at("2026-11-23T17:00+09:00"));
    }

    @Test
    void aReferenceIsToBeConfirmedByTheEveningOfTheFifthWorkingDay() {
        assertThat(deadlines.after(Importance.REFERENCE, at("2026-11-20T10:00+09:00")))
                .isEqualTo(at("2026-11-27T17:00+09:00"));
    }

    private static Instant at(String text) {
        return ZonedDateTime.parse(text).toInstant();
    }
}
