package dev.noroshi.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The files of a data folder that are not the database: keys, and copies of the trail's signed ends.
final class DataFiles {

    private DataFiles() {
    }

    static List<Path> in(Path data) throws IOException {
        if (!Files.isDirectory(data)) return List.of();
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).filter(file -> !isOfThisMachine(data.relativize(file))).sorted()
                    .toList();
        }
    }

    /// The database has its own way; lock and format are made anew; what opens a door once is not opened twice.
    private static boolean isOfThisMachine(Path file) {
        var first = file.getName(0).toString();
        return first.equals("postgres") || first.startsWith("noroshi.") || first.equals("demo-accounts.csv")
                || first.equals("first-administrator.txt");
    }

    /// Puts a file back, readable to its owner only.
    static void put(Path data, String name, byte[] content) throws IOException {
        var target = data.resolve(name).normalize();
        if (!target.startsWith(data) || target.equals(data) || isOfThisMachine(data.relativize(target)))
            throw new IOException("A file that does not belong into a data folder: " + name);
        Files.createDirectories(target.getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(target, content);
    }
}
