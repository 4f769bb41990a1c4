package dev.noroshi.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// A key of 256 bits in a file of the data folder, readable to its owner only, made when it is first needed. Nodes that work
/// on one database need the same file.
public final class KeyFile {

    private static final int KEY_BYTES = 32;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// The key.
    ///
    /// @throws IllegalStateException when the file holds something else
    /// @throws UncheckedIOException when it can be neither read nor made
    public byte[] read() {
        try {
            if (!Files.exists(file)) make();
            var key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) throw new IllegalStateException(file + " does not hold a key");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    /// Written beside its place first: another program on the same folder never sees half a key.
    private void make() throws IOException {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Files.createDirectories(file.getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var unfinished = Files.createTempFile(file.getParent(), file.getFileName().toString(), "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, key);
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return; // somebody was quicker, theirs is the key
        } catch (UnsupportedOperationException e) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
