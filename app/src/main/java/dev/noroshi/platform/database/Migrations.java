package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/// Brings the schemas of all rooms up to date at every start, unless a newer program has been here before.
final class Migrations implements FlywayMigrationStrategy {

    private static final int OLDEST_POSTGRES = 15;

    @Override
    public void migrate(Flyway flyway) {
        checkServer(flyway);
        for (var applied : flyway.info().applied())
            if (isUnknown(applied))
                throw new CannotStart("このデータベースは新しい版のNoroshiで作られています。同じか新しい版のNoroshiで起動してください。",
                        "This database was written by a newer Noroshi; start it with that version or a later one");
        flyway.migrate();
    }

    private static boolean isUnknown(MigrationInfo applied) {
        return applied.getState().isApplied() && !applied.getState().isResolved();
    }

    private static void checkServer(Flyway flyway) {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement();
                var encoding = statement.executeQuery("show server_encoding")) {
            encoding.next();
            if (!encoding.getString(1).equals("UTF8"))
                throw new CannotStart("データベースの文字コードがUTF-8ではありません。encoding 'UTF8' で作り直してください。",
                        "The database is not in UTF-8; create it anew with encoding 'UTF8'");
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRES)
                throw new CannotStart("PostgreSQL " + version + " は対象外です。" + OLDEST_POSTGRES + " 以降を使用してください。",
                        "PostgreSQL " + version + " is too old; use version " + OLDEST_POSTGRES + " or later");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not ask the database about itself", e);
        }
    }
}
