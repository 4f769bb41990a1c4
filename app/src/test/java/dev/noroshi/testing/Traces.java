package dev.noroshi.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything a database holds, row by row, to be searched for what joins them.
public final class Traces {

    private final DataSource database;
    private final JdbcClient jdbc;

    public Traces(DataSource database) {
        this.database = database;
        jdbc = JdbcClient.create(database);
    }

    /// A row of whatever table, its values as text; times to the microsecond.
    public record Row(String table, Map<String, String> values, Set<String> instants) {

        public String value(String column) {
            return values.getOrDefault(column, "");
        }

        public boolean says(String words) {
            return values.values().stream().anyMatch(value -> value.contains(words));
        }
    }

    /// The rows somebody asked for.
    public record Found(List<Row> rows) {

        /// Those in which any of the words stand, as `table: words`.
        public Set<String> holding(Set<String> words) {
            var holding = new TreeSet<String>();
            for (var row : rows)
                for (var each : words)
                    row.values().forEach((column, value) -> {
                        if (value.contains(each)) holding.add(row.table() + "." + column + ": " + each);
                    });
            return holding;
        }

        /// Those with any of these times, as `table: time`.
        public Set<String> sharing(Set<String> instants) {
            var sharing = new TreeSet<String>();
            for (var row : rows)
                row.instants().stream().filter(instants::contains)
                        .forEach(each -> sharing.add(row.table() + ": " + each));
            return sharing;
        }

        public Set<String> instants() {
            var instants = new HashSet<String>();
            rows.forEach(row -> instants.addAll(row.instants()));
            return instants;
        }
    }

    public String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    public Found of(Predicate<Row> wanted) {
        return new Found(rows(_ -> true).stream().filter(wanted).toList());
    }

    /// All rows of some tables, named with their schema; the others are not read.
    public Found ofTables(Predicate<String> wanted) {
        return new Found(rows(wanted));
    }

    /// Every table, with its schema.
    public List<String> tables() {
        return jdbc.sql("""
                select table_schema || '.' || table_name
                from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""")
                .query(String.class).list();
    }

    private List<Row> rows(Predicate<String> wanted) {
        var rows = new ArrayList<Row>();
        for (var table : tables().stream().filter(wanted).toList())
            jdbc.sql("select * from " + table).query((ResultSet found) -> {
                var columns = Columns.of(found);
                while (found.next()) rows.add(row(table, columns, found));
                return table;
            });
        return rows;
    }

    /// The columns of a table: asked for once, and not again with every row.
    private record Columns(List<String> names, List<String> types) {

        static Columns of(ResultSet found) throws SQLException {
            var about = found.getMetaData();
            var names = new ArrayList<String>();
            var types = new ArrayList<String>();
            for (var n = 1; n <= about.getColumnCount(); n++) {
                names.add(about.getColumnName(n));
                types.add(about.getColumnTypeName(n));
            }
            return new Columns(names, types);
        }
    }

    private static Row row(String table, Columns columns, ResultSet found) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        var instants = new HashSet<String>();
        for (var n = 1; n <= columns.names().size(); n++) {
            var type = columns.types().get(n - 1);
            var bytes = type.equals("bytea") ? found.getBytes(n) : null;
            var value = bytes == null ? found.getString(n) : new String(bytes, StandardCharsets.ISO_8859_1);
            if (value == null) continue;
            values.put(columns.names().get(n - 1), value);
            if (type.equals("timestamptz"))
                instants.add(found.getObject(n, java.time.OffsetDateTime.class).toInstant().toString());
        }
        return new Row(table, values, instants);
    }

    private record Key(String fromTable, String fromColumn, String toTable, String toColumn) {
    }

    /// The rows that foreign keys lead to, in either direction, from those that hold one of the ids; not beyond a row at
    /// which the way ends.
    public Set<Row> reachedBy(Set<String> ids, Predicate<Row> ends) {
        var all = rows(_ -> true);
        var keys = keys();
        var index = new Index(all, keys);
        var reached = new HashSet<Row>();
        var open = new ArrayDeque<Row>();
        all.stream().filter(row -> ids.contains(row.value("id"))).forEach(open::add);
        while (!open.isEmpty()) {
            var row = open.remove();
            if (!reached.add(row) || ends.test(row)) continue;
            for (var key : keys) {
                if (row.table().equals(key.fromTable()))
                    open.addAll(index.with(key.toTable(), key.toColumn(), row.value(key.fromColumn())));
                if (row.table().equals(key.toTable()))
                    open.addAll(index.with(key.fromTable(), key.fromColumn(), row.value(key.toColumn())));
            }
        }
        return reached;
    }

    /// The rows by what stands in the columns that foreign keys join.
    private static final class Index {

        private record Cell(String table, String column, String value) {
        }

        private final Map<Cell, List<Row>> rows = new HashMap<>();

        Index(List<Row> all, List<Key> keys) {
            var columns = new HashMap<String, Set<String>>();
            for (var key : keys) {
                columns.computeIfAbsent(key.fromTable(), _ -> new HashSet<>()).add(key.fromColumn());
                columns.computeIfAbsent(key.toTable(), _ -> new HashSet<>()).add(key.toColumn());
            }
            for (var row : all)
                for (var column : columns.getOrDefault(row.table(), Set.of()))
                    rows.computeIfAbsent(new Cell(row.table(), column, row.value(column)), _ -> new ArrayList<>())
                            .add(row);
        }

        /// Nothing joins nothing.
        List<Row> with(String table, String column, String value) {
            return value.isEmpty() ? List.of() : rows.getOrDefault(new Cell(table, column, value), List.of());
        }
    }

    private List<Key> keys() {
        var keys = new ArrayList<Key>();
        try (Connection connection = database.getConnection();
                var found = connection.getMetaData().getImportedKeys(null, null, null)) {
            while (found.next())
                keys.add(new Key(found.getString("FKTABLE_SCHEM") + "." + found.getString("FKTABLE_NAME"),
                        found.getString("FKCOLUMN_NAME"),
                        found.getString("PKTABLE_SCHEM") + "." + found.getString("PKTABLE_NAME"),
                        found.getString("PKCOLUMN_NAME")));
        } catch (SQLException e) {
            throw new IllegalStateException("Reading the foreign keys", e);
        }
        return keys;
    }
}
