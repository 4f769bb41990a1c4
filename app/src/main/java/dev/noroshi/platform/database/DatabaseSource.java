package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.platform.config.NoroshiSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where the PostgreSQL comes from.
public sealed interface DatabaseSource {

    /// A PostgreSQL of our own in the data folder.
    ///
    /// @param dataFolder made when missing
    /// @param programs where the unpacked PostgreSQL programs lie, one folder per version; tests share one
    record Embedded(Path dataFolder, Path programs) implements DatabaseSource {

        public Embedded(Path dataFolder) {
            this(dataFolder, dataFolder.resolve("postgres"));
        }
    }

    /// A PostgreSQL somebody else runs.
    ///
    /// @param url a JDBC URL with user and password as parameters
    record External(String url) implements DatabaseSource {

        /// Names no URL, since that holds a password.
        @Override
        public String toString() {
            return "External[withheld]";
        }
    }

    /// The source an administrator has chosen.
    static DatabaseSource of(NoroshiSettings settings) {
        return settings.databaseUrl() == null ? new Embedded(settings.data()) : new External(settings.databaseUrl());
    }

    /// Starts the database, or finds out how to reach it. An external one is not contacted yet.
    ///
    /// @throws CannotStart when that is impossible, with the reason
    default Database open() {
        return switch (this) {
            case Embedded embedded -> EmbeddedPostgres.start(embedded);
            case External external -> new ExternalPostgres(address(external.url()));
        };
    }

    private static DatabaseAddress address(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new CannotStart(
                    "データベースのURLを読み取れません。jdbc:postgresql://ホスト名/データベース名?user=…&password=… の形で指定してください。",
                    "The database URL cannot be read; write it as jdbc:postgresql://host/database?user=…&password=…");
        }
        // user and password stay in the URL, where the driver reads them
        return new DatabaseAddress(url, null, null);
    }
}
