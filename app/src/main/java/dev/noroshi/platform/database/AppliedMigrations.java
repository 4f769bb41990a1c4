package dev.noroshi.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a database was built with.
public final class AppliedMigrations {

    private AppliedMigrations() {
    }

    /// The scripts, in the order they ran, such as `audit/V20261120180100__….sql`.
    public static List<String> of(Connection database) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.createStatement(); var row = statement.executeQuery("""
                select script from platform.migration
                where success and version is not null
                order by installed_rank""")) {
            while (row.next())
                found.add(row.getString(1));
        }
        return found;
    }
}
