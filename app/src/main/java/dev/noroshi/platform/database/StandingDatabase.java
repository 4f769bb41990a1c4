package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reaches a database that exists already, for the commands of an administrator: through the server of a program that runs,
/// or by starting the server for as long as it is needed. Signs in as the owner of the tables.
public final class StandingDatabase {

    private StandingDatabase() {
    }

    /// @throws CannotStart when there is no database in the folder, or it cannot be started
    public static Database reach(DatabaseSource source) {
        return switch (source) {
            case DatabaseSource.External external -> external.open();
            case DatabaseSource.Embedded embedded -> reach(embedded);
        };
    }

    private static Database reach(DatabaseSource.Embedded embedded) {
        var postgres = embedded.dataFolder().resolve("postgres");
        if (!Files.isDirectory(postgres.resolve("cluster")))
            throw new CannotStart("フォルダー " + embedded.dataFolder() + " にNoroshiのデータがありません。--data を確認してください。",
                    "There is no data of Noroshi in the folder " + embedded.dataFolder() + "; check --data");
        try {
            return isInUse(embedded.dataFolder()) ? served(postgres) : embedded.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + embedded.dataFolder(), e);
        }
    }

    private static boolean isInUse(Path folder) throws IOException {
        try (var file = FileChannel.open(folder.resolve("noroshi.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = file.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // this very program has it
        }
    }

    private static Database served(Path postgres) throws IOException {
        var port = Integer.parseInt(Files.readString(postgres.resolve("port")).strip());
        var secret = Files.readString(postgres.resolve("secret")).strip();
        return new ExternalPostgres(new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgres.NAME, EmbeddedPostgres.NAME, secret));
    }
}
