package dev.noroshi.directory;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Loads the reference files after the tables are made, and again when a file or the way it is read has changed.
///
/// Flyway keeps the checksum beside those of the other migrations, so a start with nothing new asks the database
/// nothing more, and no page is served before the lists are there.
@Component
class ReferenceMigration implements JavaMigration {

    /// To be raised when the same files are to be read differently.
    private static final int READING = 1;

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null; // repeatable
    }

    @Override
    public String getDescription() {
        return "the published lists are loaded";
    }

    @Override
    public Integer getChecksum() {
        return 31 * ReferenceFiles.checksum() + READING;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        new ReferenceLoad(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true))).run();
    }
}
