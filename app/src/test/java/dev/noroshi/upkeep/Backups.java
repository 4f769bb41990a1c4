package dev.noroshi.upkeep;

import dev.noroshi.platform.clock.ClockConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a backup as the command does, for tests that look at it.
public final class Backups {

    private Backups() {
    }

    /// @param folder where to put it
    /// @param data the data folder
    /// @return the bytes of the file
    public static byte[] of(Path folder, Path data, String databaseUrl) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        try {
            var passphrase = Files.writeString(folder.resolve("passphrase"), "five words nobody would guess\n");
            var file = folder.resolve("canary.backup");
            var code = new Upkeep(nowhere, System.err, new ClockConfiguration().clock(), new Envelope.Cost(1, 1, 10))
                    .run("backup", "--to", file.toString(), "--data", data.toString(), "--database-url", databaseUrl,
                            "--passphrase-file", passphrase.toString());
            if (code != 0) throw new IllegalStateException("The backup ended with " + code);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
