package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting and stopping as an administrator does it, with `./noroshi` and with signals.
class StartAndStopTest {

    private static final Path LAUNCHER = Path.of("../noroshi").toAbsolutePath().normalize();
    private static final int CLEAN_STOP = 143;

    @TempDir
    Path folder;

    private record Ending(int exit, String words) {
    }

    private static ProcessBuilder launcher(String... arguments) {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("NOROSHI_AOT", "off", "JAVA_HOME", System.getProperty("java.home")));
        return builder;
    }

    private static Ending ending(String... arguments) throws IOException {
        var process = launcher(arguments).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.onExit().join().exitValue(), words);
    }

    private boolean databaseIsGone() {
        return !Files.exists(folder.resolve("data/postgres/cluster/postmaster.pid"));
    }

    @Test
    void theDatabaseStopsWithTheProgramHoweverItEnds() {
        try (var product = Product.on(folder.resolve("data"))) {
            product.start();
            assertThat(databaseIsGone()).isFalse();
            assertThat(product.stop()).isEqualTo(CLEAN_STOP);
            assertThat(databaseIsGone()).isTrue();
            product.start().kill();
            await().atMost(Duration.ofSeconds(30)).until(this::databaseIsGone);
            product.start();
        }
        assertThat(databaseIsGone()).isTrue();
    }

    @Test
    void aReadyProgramSaysSoInOneLineAndNothingElse() {
        try (var product = Product.on(folder.resolve("data")).start()) {
            assertThat(product.said()).isEqualTo("Noroshi is ready at http://localhost:" + product.port());
        }
    }

    @Test
    void theLauncherStartsTheProgramAndPassesASignalOn() throws Exception {
        var port = Integer.toString(Product.freePort());
        var process = launcher("run", "--port", port, "--data", folder.resolve("data").toString()).start();
        try (var lines = process.inputReader()) {
            var said = new ArrayList<String>();
            for (var line = lines.readLine(); line != null && !line.startsWith("Noroshi is ready"); line = lines
                    .readLine())
                said.add(line);
            process.destroy();
            assertThat(process.onExit().join().exitValue()).as(String.join("\n", said)).isEqualTo(CLEAN_STOP);
        }
        assertThat(databaseIsGone()).isTrue();
    }

    @Test
    void aTakenPortIsNamedInBothLanguages() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // the pages listen on every address, so the other program does too
            try (var everywhere = new ServerSocket(Product.freePort())) {
                var port = Integer.toString(everywhere.getLocalPort());
                var ending = ending("run", "--port", port, "--data", folder.resolve("data").toString());
                assertThat(ending.exit()).isEqualTo(1);
                assertThat(ending.words().lines()).hasSize(2).allMatch(line -> line.contains(port));
                assertThat(ending.words()).contains("起動できません: ポート").contains("Noroshi cannot start: Port");
            }
            assertThat(taken.isBound()).isTrue();
        }
        assertThat(databaseIsGone()).isTrue();
    }

    @Test
    void aDataFolderInUseIsNamed() throws Exception {
        try (var product = Product.on(folder.resolve("data")).start()) {
            var ending = ending("run", "--port", Integer.toString(Product.freePort()), "--data",
                    product.data().toString());
            assertThat(ending.exit()).isEqualTo(1);
            assertThat(ending.words().lines()).hasSize(2).allMatch(line -> line.contains(product.data().toString()));
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaidSo() throws Exception {
        var ending = ending("run", "--port", Integer.toString(Product.freePort()), "--database-url",
                "jdbc:postgresql://localhost:" + Product.freePort() + "/noroshi?user=noroshi&password=geheim");
        assertThat(ending.exit()).isEqualTo(1);
        assertThat(ending.words().lines()).hasSize(2);
        assertThat(ending.words()).contains("cannot be reached").doesNotContain("geheim");
    }

    @Test
    void anUnknownWordIsRefusedWithAPointerToTheHelp() throws Exception {
        for (var words : new String[][]{{"run", "--prot", "80"}, {"fly"}, {"run", "--port", "http"},
                {"run", "--data"}}) {
            var ending = ending(words);
            assertThat(ending.exit()).isEqualTo(2);
            assertThat(ending.words().lines()).hasSize(2);
        }
        assertThat(ending("help").exit()).isZero();
    }
}
