package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The data folder of an embedded database, held by one program at a time.
///
/// ```
/// noroshi.lock        held while a program uses the folder
/// noroshi.format      which arrangement of the folder this is
/// postgres/secret     the password of the database, readable to the owner only
/// postgres/port       where the server listens, kept from start to start
/// postgres/cluster/   PostgreSQL's own files
/// postgres/log        what PostgreSQL says
/// ```
final class DataFolder implements AutoCloseable {

    /// Grows when an older program could no longer read the folder.
    private static final int FORMAT = 1;
    private static final int SECRET_BYTES = 24;
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Takes the folder for ourselves, making it first when it is missing.
    ///
    /// @throws CannotStart when another program has it, a newer one wrote it, or it cannot be written
    static DataFolder take(Path folder) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, ownerOnly);
            Files.createDirectories(folder.resolve("postgres"), ownerOnly);
            var lockFile = FileChannel.open(folder.resolve("noroshi.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new CannotStart("データフォルダー " + folder + " は別のNoroshiが使用中です。そちらを終了するか、--data で別のフォルダーを指定してください。",
                        "Another Noroshi is using the data folder " + folder
                                + "; stop it, or name another folder with --data");
            }
            var taken = new DataFolder(folder, lockFile);
            taken.checkFormat();
            return taken;
        } catch (IOException e) {
            throw new CannotStart("データフォルダー " + folder + " に書き込めません。フォルダーの所有者と権限を確認してください。",
                    "The data folder " + folder + " cannot be written; check its owner and permissions", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very program has it
        }
    }

    private void checkFormat() throws IOException {
        var file = folder.resolve("noroshi.format");
        if (!Files.exists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            close();
            throw newerVersion(folder);
        }
    }

    /// What to say about a folder this program is too old for.
    static CannotStart newerVersion(Path folder) {
        return new CannotStart("データフォルダー " + folder + " は新しい版のNoroshiで作られています。同じか新しい版のNoroshiで起動してください。",
                "The data folder " + folder
                        + " was written by a newer Noroshi; start it with that version or a later one");
    }

    Path path() {
        return folder;
    }

    Path cluster() {
        return folder.resolve("postgres").resolve("cluster");
    }

    Path secretFile() {
        return folder.resolve("postgres").resolve("secret");
    }

    /// The file PostgreSQL's words go to.
    Path log() {
        return folder.resolve("postgres").resolve("log");
    }

    /// The same, after a large one has been put aside, replacing the one before.
    Path freshLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES)
            Files.move(log(), log().resolveSibling("log.1"), StandardCopyOption.REPLACE_EXISTING);
        return log();
    }

    /// The password of the database, made up at the first call.
    String secret() throws IOException {
        var file = secretFile();
        if (!Files.exists(file)) {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            var unfinished = file.resolveSibling("secret.new");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, HexFormat.of().formatHex(bytes));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /// A free port on the loopback address: the one used last time, if nobody else has taken it.
    int port() throws IOException {
        var file = folder.resolve("postgres").resolve("port");
        if (Files.exists(file)) {
            var last = Integer.parseInt(Files.readString(file).strip());
            if (freePort(last) == last) return last;
        }
        var chosen = freePort(0);
        Files.writeString(file, chosen + "\n");
        return chosen;
    }

    /// @return the port asked for, another one when 0 was asked for, or -1 when it is taken
    private static int freePort(int asked) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            return -1;
        }
    }

    /// Lets the next program have the folder.
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Could not let go of " + folder, e);
        }
    }
}
