package dev.noroshi.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own, for as long as the program runs.
///
/// A thread of its own starts the server and stays with it: the kernel stops the server when that thread ends, so a
/// `kill -9` of the program takes the server with it. When the server is killed instead, the thread starts it again on
/// the same port and the connection pool finds its way back.
final class EmbeddedPostgres implements Database {

    /// The role and the database of the application; neither may touch the server itself.
    static final String NAME = "noroshi";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long STOP_SECONDS = 30;
    /// A server that falls this often within a minute is not helped by starting it again.
    private static final int FALLS_A_MINUTE = 5;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final PostgresUser user;
    private final int port;
    private final DatabaseAddress address;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread guard = Thread.ofPlatform().name("postgres-guard").daemon().unstarted(this::guard);
    private volatile boolean closing;
    private volatile @Nullable Process server;

    private EmbeddedPostgres(DataFolder folder, PostgresPrograms programs, PostgresUser user) throws IOException {
        this.folder = folder;
        this.programs = programs;
        this.user = user;
        this.port = folder.port();
        this.address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, folder.secret());
    }

    /// Takes the data folder, makes a database in it when there is none, stops a server an earlier program left behind,
    /// and returns when the server answers.
    static EmbeddedPostgres start(DatabaseSource.Embedded source) {
        var folder = DataFolder.take(source.dataFolder());
        try {
            var user = PostgresUser.current();
            var programs = PostgresPrograms.unpacked(source.programs());
            new Cluster(folder, programs, user).prepare();
            Orphan.stop(folder.cluster());
            var postgres = new EmbeddedPostgres(folder, programs, user);
            postgres.guard.start();
            postgres.ready.join();
            return postgres;
        } catch (CompletionException e) {
            folder.close();
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("Could not start PostgreSQL in " + folder.path(), e.getCause());
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("Could not start PostgreSQL in " + folder.path(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    /// Starts the server, and again when it falls, until it is told to stop.
    private void guard() {
        var falls = 0;
        var since = System.nanoTime();
        while (!closing) {
            try {
                var started = serve();
                ready.complete(null);
                var exit = started.waitFor();
                if (closing) return;
                log.warn("PostgreSQL ended with {} and is started again", exit);
            } catch (IOException | RuntimeException e) {
                if (ready.completeExceptionally(e) || closing) return;
                log.warn("PostgreSQL could not be started again", e);
            } catch (InterruptedException e) {
                return;
            }
            if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(1)) {
                falls = 0;
                since = System.nanoTime();
            }
            if (++falls > FALLS_A_MINUTE) {
                log.error("PostgreSQL fell {} times within a minute and is left alone; see {}", falls, folder.log());
                return;
            }
        }
    }

    /// Starts the server and waits until it answers. The children of a server that was killed take a moment to notice,
    /// and until then PostgreSQL refuses to start beside them.
    private Process serve() throws IOException, InterruptedException {
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (true) {
            var started = launch();
            server = started;
            if (becomesReady(started)) return started;
            var words = lastWords();
            if (closing || !words.contains("pre-existing shared memory") || System.nanoTime() > patience)
                throw new IOException("PostgreSQL ended with " + started.exitValue() + "; it said: " + words);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private Process launch() throws IOException {
        var command = List.of(programs.program("postgres"), "-D", folder.cluster().toString(), //
                "-c", "port=" + port, //
                "-c", "listen_addresses=127.0.0.1", //
                "-c", "unix_socket_directories=", //
                "-c", "fsync=on", //
                "-c", "synchronous_commit=on", //
                "-c", "full_page_writes=on", //
                // what is asked is short and asked often: kept in memory, written out seldom, never compiled, and answered by one
                // process, since to call others takes longer
                "-c", "shared_buffers=256MB", //
                "-c", "max_wal_size=2GB", //
                "-c", "max_parallel_workers_per_gather=0", //
                "-c", "jit=off");
        return programs.process(user.server(command)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.freshLog().toFile())).start();
    }

    /// The server writes "ready" into its pid file when it takes connections; recovery after a crash comes before, so
    /// there is no limit but the server's own end.
    private boolean becomesReady(Process started) throws IOException, InterruptedException {
        while (!PidFile.read(folder.cluster()).map(file -> file.isReady(started.pid())).orElse(false))
            if (started.waitFor(10, TimeUnit.MILLISECONDS)) return false;
        return true;
    }

    private String lastWords() throws IOException {
        var lines = Files.readAllLines(folder.log());
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    @Override
    public synchronized void close() {
        if (closing) return;
        closing = true;
        try {
            var running = server;
            if (running != null) stop(running);
            guard.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }

    /// Interrupting means: roll back what is under way, write everything down, end.
    private static void stop(Process running) throws InterruptedException {
        Orphan.interrupt(running.pid());
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) running.destroyForcibly().waitFor();
    }
}
