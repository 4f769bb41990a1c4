package dev.noroshi.upkeep;

import dev.noroshi.upkeep.Contents.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The rooms' schemas as they are in a database, and the migrations this program knows.
final class Structure {

    /// Who was signed in signs in again: a session is not brought back to life.
    private static final Set<String> LEFT_OUT = Set.of("platform.session", "platform.session_attributes");

    private final Connection database;

    Structure(Connection database) {
        this.database = database;
    }

    /// The migrations this program brings, by the name the database keeps of them.
    static Map<String, Resource> migrations() {
        var known = new TreeMap<String, Resource>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
                var path = URI.create(file.getURI().toString().replace(" ", "%20")).toString();
                known.put(path.substring(path.indexOf("db/migration/") + "db/migration/".length()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list the migrations", e);
        }
        return known;
    }

    /// The rooms that keep tables.
    static Set<String> schemas() {
        var schemas = new HashSet<String>();
        migrations().keySet().forEach(script -> schemas.add(script.substring(0, script.indexOf('/'))));
        return schemas;
    }

    private static String inSchemas() {
        return schemas().stream().map(schema -> "'" + schema + "'").sorted()
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    /// Whether there is a table of ours in it.
    boolean isEmpty() throws SQLException {
        return texts("select nspname from pg_namespace where nspname in " + inSchemas()).isEmpty();
    }

    /// The tables, those others refer to first.
    List<Table> tables() throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        try (var statement = database.createStatement(); var row = statement.executeQuery("""
                select n.nspname, c.relname, a.attname
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                   and a.attgenerated = ''
                where c.relkind = 'r' and n.nspname in %s
                order by 1, 2, a.attnum""".formatted(inSchemas()))) {
            while (row.next())
                columns.computeIfAbsent(row.getString(1) + "." + row.getString(2), name -> new ArrayList<>())
                        .add(row.getString(3));
        }
        LEFT_OUT.forEach(columns::remove);
        var references = references();
        var ordered = new ArrayList<Table>();
        var placed = new HashSet<String>();
        while (placed.size() < columns.size()) {
            var next = columns.keySet().stream().filter(name -> !placed.contains(name))
                    .filter(name -> references.getOrDefault(name, Set.of()).stream()
                            .allMatch(other -> placed.contains(other) || !columns.containsKey(other)))
                    .toList();
            if (next.isEmpty()) throw new IllegalStateException("Tables refer to each other in a circle");
            for (var name : next) {
                ordered.add(new Table(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1),
                        columns.getOrDefault(name, List.of())));
                placed.add(name);
            }
        }
        return ordered;
    }

    /// Which table refers to which others.
    private Map<String, Set<String>> references() throws SQLException {
        var found = new HashMap<String, Set<String>>();
        try (var statement = database.createStatement(); var row = statement.executeQuery("""
                select distinct n.nspname || '.' || c.relname, fn.nspname || '.' || fc.relname
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_class fc on fc.oid = k.confrelid
                join pg_namespace fn on fn.oid = fc.relnamespace
                where k.contype = 'f' and k.conrelid <> k.confrelid""")) {
            while (row.next())
                found.computeIfAbsent(row.getString(1), name -> new HashSet<>()).add(row.getString(2));
        }
        return found;
    }

    /// The last number each sequence has given.
    Map<String, Long> sequences() throws SQLException {
        var found = new TreeMap<String, Long>();
        try (var statement = database.createStatement(); var row = statement.executeQuery("""
                select schemaname || '.' || sequencename, last_value
                from pg_sequences
                where last_value is not null and schemaname in %s""".formatted(inSchemas()))) {
            while (row.next())
                found.put(row.getString(1), row.getLong(2));
        }
        return found;
    }

    private List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.createStatement(); var row = statement.executeQuery(sql)) {
            while (row.next())
                found.add(row.getString(1));
        }
        return found;
    }
}
