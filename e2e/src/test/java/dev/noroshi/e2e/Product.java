package dev.noroshi.e2e;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The packaged program as a process of its own, on a data folder and a port that stay the same from start to start.
///
/// ```java
/// try (var product = Product.on(folder).withDemo()) {
///     product.start();
///     product.kill();
///     product.start();
/// }
/// ```
final class Product implements AutoCloseable {

    private static final long READY_SECONDS = 600;
    private static final long STOP_SECONDS = 60;
    private static final Path PACKAGED = Path.of("../app/target/noroshi.jar").toAbsolutePath().normalize();
    private static final Path LAUNCHER = Path.of("../noroshi").toAbsolutePath().normalize();

    private final Path data;
    private final int port = freePort();
    private final List<String> said = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private boolean demo;
    private @Nullable Process process;

    private Product(Path data) {
        this.data = data;
    }

    /// A program that keeps everything in that folder. It is not started yet.
    static Product on(Path data) {
        return new Product(data);
    }

    /// The fictional world is in it. Telling it takes a while, so it is told once a day for each build, and every program
    /// begins with a copy.
    Product withDemo() {
        if (!Files.exists(data)) copy(World.TOLD, data);
        demo = true;
        return this;
    }

    /// A setting of the administrator, from the next start on.
    Product set(String key, String value) {
        settings.add("-D" + key + "=" + value);
        return this;
    }

    /// The data folder of a program that was stopped when it had told the fictional world.
    private static final class World {
        static final Path TOLD = told();

        private static Path told() {
            var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
            var folder = Path.of("target/world-of-" + today + "-" + built()).toAbsolutePath();
            if (Files.exists(folder)) return folder;
            var unfinished = folder.resolveSibling("world-" + UUID.randomUUID());
            try (var teller = new Product(unfinished)) {
                teller.demo = true;
                teller.start();
            }
            try {
                return Files.move(unfinished, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private World() {
        }
    }

    /// With owners and permissions, on which PostgreSQL insists.
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            var copying = new ProcessBuilder("cp", "-a", from + "/.", to.toString()).redirectErrorStream(true).start();
            var words = new String(copying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (copying.onExit().join().exitValue() != 0) throw new IllegalStateException(words);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not copy " + from + " to " + to, e);
        }
    }

    private static final class Shared {
        static final Product ONLY = startedOnce();

        private static Product startedOnce() {
            try {
                var product = new Product(Files.createTempDirectory("noroshi-e2e-").resolve("data")).withDemo();
                Runtime.getRuntime().addShutdownHook(new Thread(product::end));
                return product.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Shared() {
        }
    }

    /// One program with the fictional world in it, for every test that leaves it as good as it was.
    static Product shared() {
        return Shared.ONLY;
    }

    /// Starts it and waits until it says that it is ready.
    ///
    /// @throws IllegalStateException with what it said instead
    Product start() {
        try {
            var started = launch(demo
                    ? List.of("run", "--port", Integer.toString(port), "--data", data.toString(), "--demo")
                    : List.of("run", "--port", Integer.toString(port), "--data", data.toString()), settings);
            process = started;
            var ready = new CompletableFuture<Boolean>();
            Thread.ofVirtual().start(() -> listen(started, ready));
            if (ready.completeOnTimeout(false, READY_SECONDS, TimeUnit.SECONDS).join()) return this;
            kill();
            throw new IllegalStateException("The program did not become ready; it said:\n" + said());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the program", e);
        }
    }

    private void listen(Process started, CompletableFuture<Boolean> ready) {
        try (var lines = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                if (line.startsWith("Noroshi is ready at ")) ready.complete(true);
            }
        } catch (IOException e) {
            // it was killed in the middle of a word
        }
        ready.complete(false);
    }

    /// Everything it has printed so far.
    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /// Where its pages are: `http://localhost:…`, without a slash at the end.
    String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /// Every account of the fictional world.
    List<Account> accounts() {
        return Account.read(data.resolve("demo-accounts.csv"));
    }

    /// The first account with that role, such as `ministry`.
    Account account(String role) {
        return accounts().stream().filter(each -> each.role().equals(role)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody has the role " + role));
    }

    /// The account with that login.
    Account accountOf(String login) {
        return accounts().stream().filter(each -> each.login().equals(login)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody signs in as " + login));
    }

    /// The API, called with somebody's token.
    Api api(Account account) {
        return new Api(url(), account.token());
    }

    /// `kill -9`: it gets no chance to put anything in order. Its database falls with it.
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /// How much memory it holds, in bytes, as the system counts it.
    long memory() {
        try {
            var line = Files.readAllLines(Path.of("/proc/" + running().pid() + "/status")).stream()
                    .filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks it to stop and waits until it has.
    ///
    /// @return its exit code: 143 after a clean stop by SIGTERM
    int stop() {
        var stopping = running();
        stopping.destroy();
        try {
            if (!stopping.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("The program does not stop; it said:\n" + said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stopping.exitValue();
    }

    private Process running() {
        if (process == null) throw new IllegalStateException("The program has not been started");
        return process;
    }

    /// Stops it if it runs. What it kept stays.
    @Override
    public void close() {
        if (process != null && process.isAlive()) stop();
    }

    private void end() {
        close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        } catch (IOException e) {
            // it lies in the folder for temporary files, where it may stay
        }
    }

    /// Calls `./noroshi` as a person would, with everything built and prepared before.
    static Process launch(List<String> arguments) throws IOException {
        return launch(arguments, List.of());
    }

    private static Process launch(List<String> arguments, List<String> settings) throws IOException {
        Prepared.once();
        var process = process(arguments);
        if (!settings.isEmpty()) process.environment().put("NOROSHI_JAVA_OPTS", String.join(" ", settings));
        return process.start();
    }

    private static ProcessBuilder process(List<String> arguments) {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // the tests are faster than people
        for (var limit : List.of("ADDRESS", "PERSON", "ORGANISATION"))
            builder.environment().put("NOROSHI_LIMITS_" + limit, "0");
        return builder;
    }

    private static final class Prepared {

        static {
            try {
                var preparing = process(List.of("prepare")).start();
                var words = new String(preparing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (preparing.onExit().join().exitValue() != 0) throw new IllegalStateException(words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void once() {
            // the work is done when the class is first used
        }

        private Prepared() {
        }
    }

    /// When the program was built.
    private static long built() {
        try {
            return Files.getLastModifiedTime(PACKAGED).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(PACKAGED + " is not there; build app first", e);
        }
    }

    /// A port nobody listens at.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
