package dev.noroshi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.TestDatabase;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DatabaseSourceTest {

    @Test
    void withoutAUrlTheDatabaseLiesInTheDataFolder() {
        var settings = new NoroshiSettings(Path.of("some", "..", "data"), null, false);
        assertThat(DatabaseSource.of(settings))
                .isEqualTo(new DatabaseSource.Embedded(Path.of("data").toAbsolutePath()));
    }

    @Test
    void aUrlThatCannotBeReadIsRefusedWithAnExample() {
        for (var url : new String[]{"postgres:foo", "", "postgresql://host/db", "jdbc:mysql://host/db"})
            assertThatThrownBy(() -> new DatabaseSource.External(url).open()).as(url).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("jdbc:postgresql://host/database");
    }

    @Test
    void nothingThatIsPrintedGivesThePasswordAway() {
        var url = "jdbc:postgresql://host/db?user=u&password=geheim";
        try (var database = new DatabaseSource.External(url).open()) {
            assertThat(database.address().url()).isEqualTo(url);
            assertThat(database + " " + database.address() + new DatabaseSource.External(url)
                    + new NoroshiSettings(Path.of("data"), url, false)).doesNotContain("geheim");
        }
    }

    @Test
    void whoMayNotMakeTheProgramsRoleIsToldWhatTheAdministratorMustEnter() {
        try (var database = TestDatabase.ofAStranger()) {
            var flyway = Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration")
                    .defaultSchema("platform").table("migration").outOfOrder(true).load();
            assertThatThrownBy(() -> new Migrations().migrate(flyway)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("create role noroshi_app; grant noroshi_app to stranger;");
        }
    }

    @Test
    void aDatabaseOfANewerNoroshiIsLeftAlone(TestDatabase database) {
        database.jdbc().sql("""
                insert into platform.migration (installed_rank, version, description, type, script, checksum,
                                                installed_by, execution_time, success)
                values (9999, '99990101000000', 'from the future', 'SQL', 'V99990101000000__from_the_future.sql', 1,
                        'noroshi', 1, true)
                """).update();
        assertThatThrownBy(() -> new Migrations().migrate(flyway(database))).isInstanceOf(CannotStart.class)
                .hasMessageContaining("newer Noroshi");
    }

    @Test
    void aMigrationThatIsNotAsItWasIsNamedThoughNothingNewWaits(TestDatabase database) {
        assertThatCode(() -> new Migrations().migrate(flyway(database))).doesNotThrowAnyException();
        database.jdbc().sql("""
                update platform.migration set checksum = checksum + 1
                where installed_rank = (select max(installed_rank) from platform.migration where type = 'SQL')
                """).update();
        assertThatThrownBy(() -> new Migrations().migrate(flyway(database)))
                .isInstanceOf(FlywayValidateException.class).hasMessageContaining("checksum mismatch");
    }

    private static Flyway flyway(TestDatabase database) {
        return Flyway.configure().dataSource(database.dataSource()).locations("classpath:db/migration")
                .defaultSchema("platform").table("migration").outOfOrder(true).load();
    }
}
