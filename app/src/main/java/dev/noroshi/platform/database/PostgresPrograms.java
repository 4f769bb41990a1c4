package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this machine, unpacked once per version from the archive that comes with us.
record PostgresPrograms(Path folder) {

    /// The version the archives on the class path hold; a test keeps it true.
    static final String VERSION = "18.6";

    /// Unpacks the programs into a folder named after their version, unless they are there already.
    ///
    /// @throws CannotStart on a machine we bring no PostgreSQL for
    static PostgresPrograms unpacked(Path folders) {
        var folder = folders.resolve(VERSION);
        if (Files.isDirectory(folder)) return new PostgresPrograms(folder);
        try (var archive = archive()) {
            if (archive == null)
                throw new CannotStart(
                        "この機種（" + machine() + "）用のPostgreSQLは同梱されていません。--database-url でPostgreSQLを指定してください。",
                        "No PostgreSQL comes with Noroshi for this machine (" + machine()
                                + "); name one of your own with --database-url");
            Files.createDirectories(folders);
            var unfinished = Files.createTempDirectory(folders, "unpacking-");
            unpack(archive, unfinished);
            // one step, so that whoever finds the folder finds all of it
            publish(unfinished, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack PostgreSQL into " + folder, e);
        }
        return new PostgresPrograms(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /// A process in a clean environment, so that no PG… variable of the administrator's reaches it.
    ProcessBuilder process(List<String> command) {
        var builder = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile());
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(unfinished);
            // another program of ours was quicker
            if (!Files.isDirectory(folder)) throw e;
        }
    }

    private static String machine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                ? "darwin"
                : System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return system + "-" + processor;
    }

    private static @Nullable InputStream archive() {
        return PostgresPrograms.class.getResourceAsStream("/postgres-" + machine() + ".txz");
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException("Entry outside the archive: " + entry.getName());
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
