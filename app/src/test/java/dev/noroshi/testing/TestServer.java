package dev.noroshi.testing;

import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.platform.database.Database;
import dev.noroshi.platform.database.DatabaseSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The one PostgreSQL of a test run. It lies in `target/` and is used again by the next run; a second run at the same
/// time takes the next folder.
///
/// A template holds the migrated schemas, so that a fresh database is a copy of files.
final class TestServer {

    private static final int RUNS_AT_ONCE = 8;

    private final String secret;
    private final int port;
    private final String template;

    private TestServer(Path folder, Database database) {
        try {
            secret = Files.readString(folder.resolve("postgres/secret")).strip();
            port = Integer.parseInt(Files.readString(folder.resolve("postgres/port")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-test-postgres"));
        template = "template_" + fingerprintOfMigrations();
        dropLeftovers();
        if (!databases().contains(template)) makeTemplate();
    }

    private static final class Holder {
        static final TestServer ONLY = start();
    }

    static TestServer running() {
        return Holder.ONLY;
    }

    private static TestServer start() {
        var programs = Path.of("target/test-postgres/programs").toAbsolutePath();
        for (var run = 1;; run++) {
            var folder = Path.of("target/test-postgres/run-" + run).toAbsolutePath();
            try {
                return new TestServer(folder, new DatabaseSource.Embedded(folder, programs).open());
            } catch (CannotStart e) {
                if (run == RUNS_AT_ONCE) throw e;
            }
        }
    }

    /// A fresh, migrated database, as the URL an administrator would give.
    synchronized String freshDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        asAdministrator("create database " + name + " owner noroshi template " + template);
        // a test that is cut off need not find its rows again
        asAdministrator("alter database " + name + " set synchronous_commit = off");
        return url(name);
    }

    /// A fresh database nothing has been migrated in.
    synchronized String emptyDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        asAdministrator("create database " + name + " owner noroshi");
        return url(name);
    }

    /// An empty database of a user who has no part in the program's role.
    synchronized String strangersDatabase() {
        asAdministrator("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'stranger') then
                        execute format('create role stranger login password %%L', '%s');
                    end if;
                end $$""".formatted(secret));
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        asAdministrator("create database " + name + " owner stranger");
        return url(name).replace("user=noroshi", "user=stranger");
    }

    synchronized void drop(String url) {
        asAdministrator("drop database if exists " + url.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1") + " with (force)");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=noroshi&password=" + secret;
    }

    private void makeTemplate() {
        var unfinished = template + "_new";
        asAdministrator("create database " + unfinished + " owner noroshi");
        Flyway.configure().dataSource(url(unfinished), null, null).locations("classpath:db/migration")
                .defaultSchema("platform").schemas("platform").table("migration").outOfOrder(true).load().migrate();
        asAdministrator("alter database " + unfinished + " rename to " + template);
    }

    /// Databases of runs that were cut off, and templates of other migrations.
    private void dropLeftovers() {
        for (var name : databases())
            if (name.startsWith("test_") || (name.startsWith("template_") && !name.equals(template)))
                asAdministrator("drop database " + name + " with (force)");
    }

    private java.util.List<String> databases() {
        try (var connection = administrator();
                var rows = connection.createStatement().executeQuery(
                        "select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'")) {
            var names = new java.util.ArrayList<String>();
            while (rows.next())
                names.add(rows.getString(1));
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not list the test databases", e);
        }
    }

    private static String fingerprintOfMigrations() {
        var sum = new CRC32();
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            java.util.Arrays.sort(files,
                    java.util.Comparator.comparing(org.springframework.core.io.Resource::getFilename));
            for (var file : files) {
                sum.update(java.util.Objects.requireNonNull(file.getFilename())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sum.update(file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the migrations", e);
        }
        return Long.toHexString(sum.getValue());
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", secret);
    }

    private void asAdministrator(String sql) {
        try (var connection = administrator(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + sql, e);
        }
    }
}
