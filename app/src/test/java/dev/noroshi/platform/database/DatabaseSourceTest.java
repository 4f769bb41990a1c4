package dev.noroshi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            assertThatThrownBy(() -> migrations(database).run()).isInstanceOf(CannotStart.class)
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
        assertThatThrownBy(() -> migrations(database).run()).isInstanceOf(CannotStart.class)
                .hasMessageContaining("newer Noroshi");
    }

    @Test
    void aMigrationThatIsNotAsItWasIsNamedThoughNothingNewWaits(TestDatabase database) {
        assertThatCode(() -> migrations(database).run()).doesNotThrowAnyException();
        database.jdbc().sql("""
                update platform.migration set checksum = checksum + 1
                where installed_rank = (select max(installed_rank) from platform.migration where type = 'SQL')
                """).update();
        assertThatThrownBy(() -> migrations(database).run())
                .isInstanceOf(FlywayValidateException.class).hasMessageContaining("checksum mismatch");
    }

    @Test
    void aProgramIsKnownByEveryFileInIt(@TempDir Path folder) throws Exception {
        var one = jar(folder.resolve("one.jar"), "a.sql", "select 1");
        assertThat(ProgramMark.of(one)).isEqualTo(ProgramMark.of(jar(folder.resolve("same.jar"), "a.sql", "select 1")));
        assertThat(ProgramMark.of(one))
                .isNotEqualTo(ProgramMark.of(jar(folder.resolve("two.jar"), "a.sql", "select 2")));
        assertThat(ProgramMark.of(one)).isNotEqualTo(ProgramMark.of(jar(folder.resolve("b.jar"), "b.sql", "select 1")));
        assertThat(ProgramMark.ofThis()).as("a test does not run from a jar").isEmpty();
    }

    @Test
    void theProgramThatSawTheDatabaseWholeNeedsNotLookAgain(TestDatabase database) {
        var program = new ProgramMark("0123abcd");
        var migrations = migrations(database);
        assertThat(migrations.isWhole(program)).as("nobody has looked yet").isFalse();
        migrations.markWhole(program);
        assertThat(migrations.isWhole(program)).isTrue();
        assertThat(migrations.isWhole(new ProgramMark("another"))).as("another program looks for itself").isFalse();
        database.jdbc().sql("""
                insert into platform.migration (installed_rank, description, type, script, installed_by,
                                                execution_time, success)
                values (99999, 'by another program', 'SQL', 'x.sql', 'noroshi', 1, true)""").update();
        assertThat(migrations.isWhole(program)).as("another program has been here").isFalse();
    }

    @Test
    void anEmptyDatabaseIsNotWhole() {
        try (var database = TestDatabase.ofAStranger()) {
            assertThat(new Migrations(database.dataSource(), List.of()).isWhole(new ProgramMark("0123abcd"))).isFalse();
        }
    }

    private static Migrations migrations(TestDatabase database) {
        return new Migrations(database.dataSource(), List.of());
    }

    private static Path jar(Path place, String name, String content) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(place))) {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return place;
    }
}
