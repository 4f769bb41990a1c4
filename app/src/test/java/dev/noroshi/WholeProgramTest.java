package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NoroshiTest
class WholeProgramTest {

    @Autowired
    Clock clock;
    @Autowired
    SettableClock settable;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @Test
    void theProgramStartsOnAFreshDatabase() {
        assertThat(port).isPositive();
        assertThat(jdbc.sql("select count(*) from platform.migration").query(Integer.class).single()).isPositive();
    }

    @RepeatedTest(2)
    void everyTestBeginsAtTheSameTime() {
        assertThat(clock.instant()).isEqualTo(SettableClock.BEGINNING);
        settable.advance(Duration.ofHours(1));
    }
}
