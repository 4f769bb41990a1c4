package dev.noroshi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's note about the server that uses a cluster. Source: PostgreSQL 18, `pidfile.h`.
///
/// @param pid the process
/// @param status `starting`, `ready` …, or "" as long as nothing is said
record PidFile(long pid, String status) {

    private static final int STATUS_LINE = 7;

    /// Empty when there is none, or it is being written.
    static Optional<PidFile> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path(cluster));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) return Optional.empty();
        var status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
        return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), status));
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isReady(long pid) {
        return this.pid == pid && status.equals("ready");
    }
}
