package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server whose program is gone. Whoever holds the data folder knows that nobody needs it any more.
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final long STOP_SECONDS = 60;

    private Orphan() {
    }

    /// Stops the server an earlier program left on this cluster, if there is one.
    static void stop(Path cluster) throws IOException {
        var file = PidFile.read(cluster);
        if (file.isEmpty()) return;
        var process = ProcessHandle.of(file.get().pid()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) return; // the server fell too; PostgreSQL recovers by itself
        if (!serves(process.get(), cluster)) {
            // the number has gone to somebody else since, which PostgreSQL would take for a server
            Files.deleteIfExists(PidFile.path(cluster));
            return;
        }
        log.warn("A PostgreSQL of an earlier run is still there (process {}) and is stopped", process.get().pid());
        try {
            interrupt(process.get().pid());
            ended(process.get(), cluster).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(
                    "以前のPostgreSQL（プロセス " + process.get().pid() + "）が終了しません。このプロセスを終了してから再度起動してください。",
                    "The PostgreSQL of an earlier run (process " + process.get().pid()
                            + ") does not stop; end that process and start again",
                    e);
        }
    }

    /// Asks a server for a fast shutdown. Java's own way to end a process asks PostgreSQL to wait for all its clients.
    static void interrupt(long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Could not signal process " + pid, e);
        }
    }

    /// A process that has ended may stay listed when nobody asks for its exit, so the pid file counts as well.
    private static CompletableFuture<Void> ended(ProcessHandle process, Path cluster) {
        return CompletableFuture.runAsync(() -> {
            while (process.isAlive() && Files.exists(PidFile.path(cluster)))
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        });
    }

    /// A server works in its cluster's folder; where that cannot be seen, its name must do.
    private static boolean serves(ProcessHandle process, Path cluster) throws IOException {
        var workplace = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.isSymbolicLink(workplace)) {
            try {
                return Files.readSymbolicLink(workplace).equals(cluster.toRealPath());
            } catch (IOException e) {
                return false; // somebody else's process, or one that has just ended
            }
        }
        return process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
    }
}
