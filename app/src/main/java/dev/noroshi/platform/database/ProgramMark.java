package dev.noroshi.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// Which program this is: the same mark is the same program to the last file.
///
/// @param hash SHA-256 over the names and checksums of all files in the program's jar, in hexadecimal
record ProgramMark(String hash) {

    /// The mark of the program that runs; none when it does not run from a jar, as in a test.
    static Optional<ProgramMark> ofThis() {
        var source = ProgramMark.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) return Optional.empty();
        try {
            var place = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(place) ? Optional.of(of(place)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static ProgramMark of(Path jar) {
        try (var files = new JarFile(jar.toFile(), false)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var each = files.entries(); each.hasMoreElements();)
                digest.update(line(each.nextElement()).getBytes(StandardCharsets.UTF_8));
            return new ProgramMark(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the program " + jar, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String line(ZipEntry file) {
        return file.getName() + ' ' + file.getCrc() + '\n';
    }

    /// What stands in the database after so many migrations.
    String text(int migrations) {
        return "Whole after " + migrations + " migrations, as seen by program " + hash;
    }
}
