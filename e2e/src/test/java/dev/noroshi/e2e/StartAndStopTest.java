package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting and stopping as an administrator does it, with `./noroshi` and with signals.
class StartAndStopTest {

    private static final int CLEAN_STOP = 143;

    /// One data folder for all, since each leaves it as it was: making one takes longest.
    @TempDir
    static Path folder;

    private record Ending(int exit, String words) {
    }

    private static Ending ending(String... arguments) throws IOException {
        var process = Product.launch(List.of(arguments));
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.onExit().join().exitValue(), words);
    }

    private static boolean databaseIsGone() {
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
            await().atMost(Duration.ofSeconds(30)).until(StartAndStopTest::databaseIsGone);
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
    void theFictionalWorldIsThereOnlyForWhoAsksForIt() throws Exception {
        try (var product = Product.on(folder.resolve("with")).withDemo().start()) {
            assertThat(signIn(product)).contains("/demo/role");
        }
        try (var product = Product.on(folder.resolve("data")).start()) {
            assertThat(signIn(product)).doesNotContain("/demo/role");
            assertThat(product.data().resolve("demo-accounts.csv")).doesNotExist();
        }
    }

    private static String signIn(Product product) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(product.url() + "/sign-in")).build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    @Test
    void theLauncherStartsTheProgramAndPassesASignalOn() throws Exception {
        var port = Integer.toString(Product.freePort());
        var process = Product.launch(List.of("run", "--port", port, "--data", folder.resolve("data").toString()));
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
