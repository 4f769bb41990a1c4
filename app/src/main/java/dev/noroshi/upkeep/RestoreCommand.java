package dev.noroshi.upkeep;

import dev.noroshi.audit.Verdict.Fault;
import dev.noroshi.audit.Verification;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.database.DatabaseAddress;
import dev.noroshi.platform.database.DatabaseSource;
import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/// `restore`: a backup into a new data folder, and its database into the embedded PostgreSQL there or into an empty one by
/// URL. Everything is read and compared before anything is made, and what is made appears in one step.
final class RestoreCommand {

    private final PrintStream out;
    private final PrintStream err;

    RestoreCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Arguments asked) {
        var file = asked.needed("from");
        var data = asked.needed("data");
        checkTarget(data);
        var passphrase = Passphrase.forRestore(asked);
        var archive = Archive.check(file, passphrase);
        archive.migrations();
        var staged = data.resolveSibling("." + data.getFileName() + ".restoring");
        Optional<Fault> fault;
        try {
            FileSystemUtils.deleteRecursively(staged);
            Files.createDirectory(staged,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            fault = restore(file, passphrase, archive, staged, asked.url());
            Files.deleteIfExists(data); // an empty folder of that name
            Files.move(staged, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("フォルダー " + data + " を作れません。空きと権限を確認してください。",
                    "the folder " + data + " cannot be made; check space and permissions", e);
        } finally {
            discard(staged);
        }
        var rows = archive.end().rows().values().stream().mapToLong(Long::longValue).sum();
        out.println("復元しました: " + data + "（" + rows + "行、" + archive.manifest().made() + " の状態）");
        out.println("Restored: " + data + " (" + rows + " rows, as of " + archive.manifest().made() + ")");
        // people need their work back even then; but nobody must overlook it
        fault.ifPresent(found -> {
            err.println("ただし、バックアップの証跡に異常があります。" + found.sentence(Language.JA));
            err.println("noroshi: but the trail in the backup is not sound: " + found.sentence(Language.EN));
        });
        return fault.isPresent() ? 1 : 0;
    }

    private static void checkTarget(Path data) {
        if (data.getParent() == null || !Files.isDirectory(data.getParent()))
            throw new CannotStart("フォルダー " + data.getParent() + " がありません。",
                    "there is no folder " + data.getParent());
        if (!Files.exists(data)) return;
        try (var inside = Files.isDirectory(data) ? Files.list(data) : null) {
            if (inside == null || inside.findAny().isPresent())
                throw new CannotStart("復元先 " + data + " は空ではありません。新しいフォルダーを指定してください。",
                        data + " is not empty; name a new folder");
        } catch (IOException e) {
            throw new CannotStart("復元先 " + data + " を読めません。", data + " cannot be read", e);
        }
    }

    private static void discard(Path staged) {
        try {
            FileSystemUtils.deleteRecursively(staged);
        } catch (IOException e) {
            throw new CannotStart("途中のフォルダー " + staged + " を消せません。手で消してください。",
                    "the unfinished folder " + staged + " cannot be removed; remove it by hand", e);
        }
    }

    private static Optional<Fault> restore(Path file, char[] passphrase, Archive archive, Path staged,
            Optional<String> url) {
        var source = url.<DatabaseSource>map(DatabaseSource.External::new)
                .orElseGet(() -> new DatabaseSource.Embedded(staged));
        try (var database = source.open();
                var connection = VerifyCommand.connections(database.address()).getConnection()) {
            if (!new Structure(connection).isEmpty())
                throw new CannotStart("復元先のデータベースは空ではありません。空のデータベースを用意してください。",
                        "the database is not empty; make an empty one");
            try {
                migrate(database.address(), archive, staged);
                return load(connection, file, passphrase, archive, staged);
            } catch (RuntimeException | SQLException | IOException e) {
                empty(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw new CannotStart("復元先のデータベースに書き込めません。", "the database to restore into cannot be written", e);
        } catch (IOException e) {
            throw new CannotStart("復元先に書き込めません。空きと権限を確認してください。",
                    "the folder cannot be written; check space and permissions", e);
        }
    }

    /// Builds the tables as they were when the backup was made; what came later comes at the next start.
    private static void migrate(DatabaseAddress address, Archive archive, Path staged) throws IOException {
        var scripts = Files.createTempDirectory(staged, "migration");
        try {
            for (var script : archive.migrations().entrySet()) {
                var target = scripts.resolve(script.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, script.getValue().getContentAsByteArray());
            }
            Flyway.configure().dataSource(VerifyCommand.connections(address)).locations("filesystem:" + scripts)
                    .defaultSchema("platform").schemas("platform").table("migration").outOfOrder(true).load()
                    .migrate();
        } finally {
            FileSystemUtils.deleteRecursively(scripts);
        }
    }

    private static Optional<Fault> load(Connection connection, Path file, char[] passphrase, Archive archive,
            Path staged)
            throws SQLException {
        var tables = archive.manifest().tables();
        connection.setAutoCommit(false);
        // what guards a table in use has no say while its rows come back; the references are checked as always
        for (var table : tables)
            execute(connection, "alter table " + table.quoted() + " disable trigger user");
        execute(connection, "truncate " + tables.stream().map(Contents.Table::quoted)
                .collect(Collectors.joining(", ")));
        Archive.read(file, passphrase, (name, content) -> {
            if (name.startsWith(Contents.TABLES))
                copy(connection, named(tables, name.substring(Contents.TABLES.length())), content);
            else
                if (name.startsWith(Contents.FILES))
                    DataFiles.put(staged, name.substring(Contents.FILES.length()), content.readAllBytes());
        });
        for (var sequence : archive.end().sequences().entrySet())
            proceed(connection, sequence.getKey(), sequence.getValue());
        for (var table : tables) {
            execute(connection, "alter table " + table.quoted() + " enable trigger user");
            if (count(connection, table) != archive.end().rows().getOrDefault(table.plain(), -1L))
                throw new CannotStart("表 " + table.plain() + " の行数が合いません。復元を取りやめました。",
                        "the table " + table.plain() + " has another number of rows; nothing was restored");
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "analyze");
        return Verification.of(connection, staged).fault();
    }

    private static Contents.Table named(List<Contents.Table> tables, String name) throws IOException {
        return tables.stream().filter(table -> table.plain().equals(name)).findFirst()
                .orElseThrow(() -> new IOException("A table that is not announced: " + name));
    }

    private static void copy(Connection connection, Contents.Table table, InputStream content)
            throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table.copied() + " from stdin (format text, encoding 'UTF8')", content, 1 << 16);
    }

    private static void proceed(Connection connection, String sequence, long last) throws SQLException {
        var dot = sequence.indexOf('.');
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            statement.setString(1, Contents.quote(sequence.substring(0, dot)) + "."
                    + Contents.quote(sequence.substring(dot + 1)));
            statement.setLong(2, last);
            statement.execute();
        }
    }

    private static long count(Connection connection, Contents.Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table.quoted())) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Leaves an external database as empty as it was.
    private static void empty(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        for (var schema : Structure.schemas())
            execute(connection, "drop schema if exists " + Contents.quote(schema) + " cascade");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
