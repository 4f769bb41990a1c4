package dev.noroshi.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.audit.Rounds;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.secret.KeyFile;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import dev.noroshi.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// A house in use is backed up and restored elsewhere, and nothing is missing; and whatever is wrong with a backup is said
/// in one sentence, with nothing half made.
// a program of its own: the backup holds everything that is in it
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=restore-drill")
class RestoreDrillTest {

    private static final String PASSPHRASE = "five words nobody would guess";
    private static final List<String> KEYS = List.of("access.key", "channel.key", "contacts.key");
    private static final String REPORT = """
            {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance",
             "operator": "つづら信用金庫", "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"],
             "known-datetime": "2026-11-20T08:10:00+09:00", "affected-system": "会員サイト\\t\\\\N \\\\.",
             "event-summary": "改行\\nと引用\\"符 𠮟る"}""";

    @TempDir
    Path folder;
    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @Autowired
    Environment environment;
    @Autowired
    NoroshiSettings settings;
    @Autowired
    DataSource database;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void somethingHasHappened() {
        KEYS.forEach(key -> new KeyFile(settings.data().resolve(key)).read()); // made when it is first needed
        var operator = programs.operator();
        var answer = operator.post("/api/v1/reports?submit=true", REPORT);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        new FrontDoor(program, port).browser("haginomiya.wataru").get("/home");
        Rounds.go(program);
        Rounds.go(program); // the line about the key
    }

    @Test
    void everythingIsThereAgainInAnotherDatabaseAndTheTrailIsSound() throws SQLException {
        var backup = backup();
        try (var elsewhere = TestDatabase.empty()) {
            var data = folder.resolve("restored");
            assertThat(run("restore", "--from", backup.toString(), "--data", data.toString(), "--database-url",
                    elsewhere.url())).as(err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(rows(elsewhere.dataSource())).isEqualTo(rows(database)).containsKeys("report.report",
                    "audit.entry", "audit.seal", "platform.migration").doesNotContainKey("platform.session");
            assertThat(sequences(elsewhere.dataSource())).isEqualTo(sequences(database)).isNotEmpty();
            assertThat(data.resolve("trail/key")).hasSameBinaryContentAs(settings.data().resolve("trail/key"));
            for (var key : KEYS)
                assertThat(data.resolve(key)).hasSameBinaryContentAs(settings.data().resolve(key));
            assertThat(run("verify", "--data", data.toString(), "--database-url", elsewhere.url())).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("異常はありません", "The trail is sound")
                    .doesNotContain("照らし合わせていません");
            // the guards are on again
            var jdbc = new JdbcTemplate(elsewhere.dataSource());
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> jdbc.update("delete from audit.entry")))
                    .hasStackTraceContaining("only ever added to");
        }
    }

    @Test
    void aTrailTamperedWithInTheDatabaseIsNamedAndEndsWithOne() {
        var url = url();
        Rounds.go(program);
        assertThat(run("verify", "--data", settings.data().toString(), "--database-url", url)).isZero();
        try (var copy = TestDatabase.empty()) {
            var data = folder.resolve("copy");
            run("restore", "--from", backup().toString(), "--data", data.toString(), "--database-url", copy.url());
            var jdbc = new JdbcTemplate(copy.dataSource());
            jdbc.execute("alter table audit.entry disable trigger user");
            jdbc.update(
                    "update audit.entry set act = 'nothing' where id = (select entry from audit.seal where position = 2)");
            assertThat(run("verify", "--data", data.toString(), "--database-url", copy.url())).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("証跡の2番目の行", "Line 2 of the trail");
            // a backup of it brings the work back, and says so
            var tampered = folder.resolve("tampered.backup");
            assertThat(run("backup", "--to", tampered.toString(), "--data", data.toString(), "--database-url",
                    copy.url(), "--passphrase-file", passphrase(PASSPHRASE))).isZero();
            try (var again = TestDatabase.empty()) {
                assertThat(run("restore", "--from", tampered.toString(), "--data",
                        folder.resolve("again").toString(), "--database-url", again.url())).isEqualTo(1);
                assertThat(err.toString(StandardCharsets.UTF_8)).contains("バックアップの証跡に異常があります");
            }
        }
    }

    @Test
    void aBackupHoldsNothingThatCanBeReadWithoutThePassphrase() throws IOException {
        var backup = backup();
        var content = new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("manifest.json", "audit.entry", "tables/")
                .doesNotContain(new String("つづら".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertThat(Files.getPosixFilePermissions(backup)).hasSize(2);
        // made again, nothing is the same
        var second = folder.resolve("second.backup");
        run("backup", "--to", second.toString(), "--data", settings.data().toString(), "--database-url", url(),
                "--passphrase-file", passphrase(PASSPHRASE));
        assertThat(Files.readAllBytes(second)).isNotEqualTo(Files.readAllBytes(backup));
    }

    @Test
    void whateverIsWrongWithABackupIsSaidAndNothingIsMade() throws IOException {
        var whole = Files.readAllBytes(backup());
        refused(whole, "not the passphrase at all", "the passphrase is wrong");
        refused("hello".getBytes(StandardCharsets.UTF_8), PASSPHRASE, "no backup of Noroshi");
        refused(new byte[0], PASSPHRASE, "no backup of Noroshi");
        for (var length : List.of(whole.length / 3, whole.length - 40, whole.length - 17, whole.length - 1))
            refused(Arrays.copyOf(whole, length), PASSPHRASE, "damaged");
        for (var place : List.of(30, 90, 200, whole.length / 2, whole.length - 30, whole.length - 1)) {
            var changed = whole.clone();
            changed[place] ^= 1;
            refused(changed, PASSPHRASE, "");
        }
        var longer = Arrays.copyOf(whole, whole.length + 10);
        refused(longer, PASSPHRASE, "");
    }

    @Test
    void aBackupOfANewerProgramIsRefused() {
        try (var newer = TestDatabase.migrated()) {
            newer.jdbc().sql("""
                    insert into platform.migration (installed_rank, version, description, type, script, checksum,
                                                    installed_by, execution_time, success)
                    values (9999, '20990101000000', 'x', 'SQL', 'audit/V20990101000000__x.sql', 1, 'x', 1, true)""")
                    .update();
            var file = folder.resolve("newer.backup");
            assertThat(run("backup", "--to", file.toString(), "--data", folder.resolve("none").toString(),
                    "--database-url", newer.url(), "--passphrase-file", passphrase(PASSPHRASE))).isZero();
            assertThat(run("restore", "--from", file.toString(), "--data", folder.resolve("x").toString(),
                    "--passphrase-file", passphrase(PASSPHRASE))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("made by a newer Noroshi", "新しい版");
            assertThat(folder.resolve("x")).doesNotExist();
        }
    }

    @Test
    void neitherAFileNorAFolderNorADatabaseIsOverwritten() throws IOException {
        var backup = backup();
        assertThat(run("backup", "--to", backup.toString())).isEqualTo(2);
        var full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("something"), "");
        assertThat(run("restore", "--from", backup.toString(), "--data", full.toString())).isEqualTo(2);
        var fresh = folder.resolve("fresh");
        assertThat(run("restore", "--from", backup.toString(), "--data", fresh.toString(), "--database-url", url(),
                "--passphrase-file", passphrase(PASSPHRASE))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the database is not empty");
        assertThat(fresh).doesNotExist();
        assertThat(rows(database)).containsKey("report.report");
        assertThat(run("backup", "--to", folder.resolve("y").toString(), "--passphrase-file", passphrase("short")))
                .isEqualTo(2);
        assertThat(run("verify", "--data", fresh.toString(), "--nothing")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("too short", "there is no option --nothing");
    }

    private void refused(byte[] content, String passphrase, String why) throws IOException {
        var file = folder.resolve("broken.backup");
        Files.write(file, content);
        err.reset();
        var target = folder.resolve("target");
        assertThat(run("restore", "--from", file.toString(), "--data", target.toString(), "--passphrase-file",
                passphrase(passphrase))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("noroshi: ").contains(why)
                .doesNotContain("Exception", "\tat ");
        assertThat(target).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString())).noneMatch(name -> name.contains("restoring"));
        }
    }

    private Path backup() {
        var file = folder.resolve("house.backup");
        assertThat(run("backup", "--to", file.toString(), "--data", settings.data().toString(), "--database-url",
                url(), "--passphrase-file", passphrase(PASSPHRASE))).as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return file;
    }

    private String url() {
        return environment.getRequiredProperty("noroshi.database-url");
    }

    private String passphrase(String words) {
        try {
            return Files.writeString(folder.resolve("passphrase"), words + "\n").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("restore") && !all.contains("--passphrase-file"))
            all.addAll(List.of("--passphrase-file", passphrase(PASSPHRASE)));
        return new Upkeep(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), clock, new Envelope.Cost(1, 1, 10))
                .run(all.toArray(String[]::new));
    }

    /// Every row of every table, as a digest per table.
    private static TreeMap<String, String> rows(DataSource database) {
        var jdbc = new JdbcTemplate(database);
        var found = new TreeMap<String, String>();
        jdbc.queryForList("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                  and table_name not like 'session%' order by 1""", String.class).forEach(
                table -> found.put(table, jdbc.queryForObject("select count(*) || ' ' || coalesce(md5(string_agg("
                        + "t::text, '|' order by t::text)), '') from " + table + " t", String.class)));
        return found;
    }

    private static List<String> sequences(DataSource database) {
        return new JdbcTemplate(database).queryForList("select schemaname || '.' || sequencename || ' ' || last_value "
                + "from pg_sequences where last_value is not null order by 1", String.class);
    }
}
