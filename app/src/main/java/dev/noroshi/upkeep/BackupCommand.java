package dev.noroshi.upkeep;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.database.AppliedMigrations;
import dev.noroshi.platform.database.StandingDatabase;
import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.upkeep.Contents.End;
import dev.noroshi.upkeep.Contents.Manifest;
import dev.noroshi.upkeep.Contents.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/// `backup`: one state of everything into one encrypted file, while people go on working.
final class BackupCommand {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final Clock clock;
    private final Envelope.Cost cost;

    BackupCommand(PrintStream out, Clock clock, Envelope.Cost cost) {
        this.out = out;
        this.cost = cost;
        this.clock = clock;
    }

    int run(Arguments asked) {
        var file = asked.needed("to");
        if (Files.exists(file))
            throw new CannotStart("ファイル " + file + " は既にあります。別の名前を指定してください。",
                    "the file " + file + " exists already; choose another name");
        if (file.getParent() == null || !Files.isDirectory(file.getParent()))
            throw new CannotStart("フォルダー " + file.getParent() + " がありません。",
                    "there is no folder " + file.getParent());
        var passphrase = Passphrase.forBackup(asked);
        try (var database = StandingDatabase.reach(asked.database());
                var connection = VerifyCommand.connections(database.address()).getConnection()) {
            write(connection, asked.data(), file, passphrase);
        } catch (SQLException e) {
            throw VerifyCommand.unreadable(e);
        } catch (IOException e) {
            throw new CannotStart("ファイル " + file + " に書き込めません。空きと権限を確認してください。",
                    "the file " + file + " cannot be written; check space and permissions", e);
        }
        return 0;
    }

    /// The file appears in one step, complete and read again.
    private void write(Connection connection, Path data, Path file, char[] passphrase)
            throws IOException, SQLException {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        try {
            try (var channel = FileChannel.open(unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                write(connection, data, new KeptOpen(channel), passphrase);
                channel.force(true);
            }
            var found = Archive.check(unfinished, passphrase);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            var rows = found.end().rows().values().stream().mapToLong(Long::longValue).sum();
            out.println("バックアップを作りました: " + file + "（" + found.end().rows().size() + "表 " + rows + "行）");
            out.println("The backup is made: " + file + " (" + found.end().rows().size() + " tables, " + rows
                    + " rows)");
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Leaves the channel open, so that it can be forced onto the disk.
    private static final class KeptOpen extends java.io.FilterOutputStream {

        KeptOpen(FileChannel channel) {
            super(new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private void write(Connection connection, Path data, OutputStream into, char[] passphrase)
            throws IOException, SQLException {
        try (var zip = new ZipOutputStream(Envelope.sealing(into, passphrase, clock.instant(), cost))) {
            var digests = new TreeMap<String, String>();
            // before the state is taken: a signed end in the folder that the database does not have yet would look like a loss
            for (var file : DataFiles.in(data))
                part(zip, Contents.FILES + data.relativize(file).toString().replace('\\', '/'), digests,
                        out -> out.write(Files.readAllBytes(file)));
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try (var statement = connection.createStatement()) {
                // rather an error than a part of a table
                statement.execute("set local row_security = off");
            }
            var structure = new Structure(connection);
            var tables = structure.tables();
            var manifest = new Manifest(Contents.FORMAT, clock.instant().toString(), AppliedMigrations.of(connection),
                    tables);
            part(zip, Contents.MANIFEST, digests, out -> out.write(JSON.writeValueAsBytes(manifest)));
            var rows = new LinkedHashMap<String, Long>();
            for (var table : tables)
                part(zip, Contents.TABLES + table.plain(), digests,
                        out -> rows.put(table.plain(), copy(connection, table, out)));
            var end = new End(rows, digests, structure.sequences());
            zip.putNextEntry(new ZipEntry(Contents.END));
            zip.write(JSON.writeValueAsBytes(end));
            zip.closeEntry();
            connection.rollback();
        }
    }

    private static long copy(Connection connection, Table table, OutputStream out) throws IOException, SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI()
                .copyOut("copy " + table.copied() + " to stdout (format text, encoding 'UTF8')", out);
    }

    private interface Filling {
        void fill(OutputStream out) throws IOException, SQLException;
    }

    private static void part(ZipOutputStream zip, String name, TreeMap<String, String> digests, Filling filling)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = Sha256.digest();
        var out = new DigestOutputStream(zip, digest);
        filling.fill(out);
        out.flush();
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
    }
}
