package dev.noroshi.upkeep;

import java.util.List;
import java.util.Map;

/// What a backup says about itself.
final class Contents {

    /// Grows when an older program could no longer read it.
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String END = "end.json";
    static final String TABLES = "tables/";
    static final String FILES = "files/";

    private Contents() {
    }

    /// What stands before the tables.
    ///
    /// @param made when the state was taken
    /// @param migrations the scripts the database was built with, such as `audit/V20261120180100__….sql`
    /// @param tables in an order in which no row comes before one it refers to
    record Manifest(int format, String made, List<String> migrations, List<Table> tables) {

        Manifest {
            migrations = List.copyOf(migrations);
            tables = List.copyOf(tables);
        }
    }

    /// A table with the columns that are carried.
    record Table(String schema, String name, List<String> columns) {

        Table {
            columns = List.copyOf(columns);
        }

        /// `"schema"."table"`, for SQL.
        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String plain() {
            return schema + "." + name;
        }

        /// What `COPY` takes.
        String copied() {
            return quoted() + " (" + String.join(", ", columns.stream().map(Contents::quote).toList()) + ")";
        }
    }

    /// What stands after the tables: without it the file was cut off.
    ///
    /// @param rows of each table
    /// @param digests SHA-256 of each part, in hexadecimal digits
    /// @param sequences the last number each has given; those that have given none are left out
    record End(Map<String, Long> rows, Map<String, String> digests, Map<String, Long> sequences) {

        End {
            rows = Map.copyOf(rows);
            digests = Map.copyOf(digests);
            sequences = Map.copyOf(sequences);
        }
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
