package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How tries are counted.
@DatabaseTest
class WrongTriesTest {

    private static final String PLACE = "192.0.2.1";

    private final JdbcClient jdbc;
    private final SettableClock clock;
    private WrongTries tries;

    WrongTriesTest(JdbcClient jdbc, SettableClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.tries = new WrongTries(jdbc, clock);
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from access.wrong_try").update();
    }

    @Test
    void aRestartForgetsNothing() {
        for (var n = 1; n <= WrongTries.BEFORE_WAIT; n++)
            tries.count("a", PLACE);
        tries = new WrongTries(jdbc, clock);
        assertThat(tries.count("a", PLACE).refused()).isTrue();
    }

    @Test
    void onePasswordTriedWithEverybodyIsNoticedByThePlaceItComesFrom() {
        for (var n = 1; n < WrongTries.BEFORE_WAIT_PLACE; n++)
            assertThat(tries.count("login" + n, PLACE).waitUntil()).describedAs("try %d", n).isNull();
        assertThat(tries.count("last", PLACE).waitUntil()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(tries.count("somebody", PLACE).refused()).isTrue();
        assertThat(tries.count("somebody", "198.51.100.1").refused()).isFalse();
    }

    @Test
    void anOfficeFullOfPeopleWhoTypeRightIsNeverKeptOut() {
        for (var n = 1; n <= 2 * WrongTries.BEFORE_WAIT_PLACE; n++) {
            assertThat(tries.count("login" + n, PLACE).waitUntil()).describedAs("sign-in %d", n).isNull();
            tries.forget("login" + n, PLACE);
        }
    }

    @Test
    void whoTypesRightThemselvesDoesNotWashAwayTheOthersOfTheirPlace() {
        for (var n = 1; n < WrongTries.BEFORE_WAIT_PLACE; n++)
            tries.count("login" + n, PLACE);
        tries.count("own", PLACE);
        tries.forget("own", PLACE);
        clock.advance(Duration.ofMinutes(15));
        assertThat(tries.count("next", PLACE).waitUntil()).describedAs("the limit is reached again").isNotNull();
    }

    @Test
    void aPlaceIsCountedByTheHour() {
        for (var n = 1; n < WrongTries.BEFORE_WAIT_PLACE; n++)
            tries.count("login" + n, PLACE);
        clock.advance(Duration.ofMinutes(61));
        assertThat(tries.count("next", PLACE).waitUntil()).isNull();
        assertThat(tries.count("after", PLACE).waitUntil()).isNull();
    }

    @Test
    void anEmptyLoginIsALoginLikeAnyOther() {
        for (var n = 1; n < WrongTries.BEFORE_WAIT; n++)
            assertThat(tries.count("", PLACE).waitUntil()).isNull();
        assertThat(tries.count("", PLACE).waitUntil()).isNotNull();
        assertThat(tries.count("a", PLACE).refused()).isFalse();
    }
}
