package dev.noroshi.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Text arrays of the database.
final class SqlArrays {

    private SqlArrays() {
    }

    /// Empty when the column is null.
    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
