package dev.noroshi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TestDatabaseTest {

    private final JdbcClient jdbc;
    private final Clock clock;

    TestDatabaseTest(JdbcClient jdbc, SettableClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void everyTestClassHasAMigratedDatabaseOfItsOwn() {
        assertThat(jdbc.sql("select count(*) from platform.session").query(Integer.class).single()).isZero();
    }

    @Test
    void theApplicationIsNoAdministratorOfItsDatabase() {
        assertThat(jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class).single()).isFalse();
    }

    @Test
    void whatIsRolledBackIsGone(TransactionTemplate transactions) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("create table platform.passing (n int)").update();
            transaction.setRollbackOnly();
        });
        assertThat(jdbc.sql("select to_regclass('platform.passing') is null").query(Boolean.class).single()).isTrue();
    }

    @Test
    void theClockOfATestGoesWhenToldTo(SettableClock same) {
        same.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(SettableClock.BEGINNING.plus(Duration.ofDays(1)));
    }
}
