package dev.noroshi.audit;

import dev.noroshi.audit.Verdict.Fault;
import dev.noroshi.audit.Verdict.Remark;
import dev.noroshi.audit.Verdict.What;
import dev.noroshi.platform.database.Moments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Recomputes the whole trail from its rows and compares it with its seals, its signed ends and, where there is one, the
/// data folder. It reads one state of the database and changes nothing.
public final class Verification {

    private final Connection database;
    private final @Nullable Path folder;
    private final Map<Long, byte[]> signedPlaces = new HashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Mark since;
    private Mark end;
    private long lines;

    private Verification(Connection database, @Nullable Path folder, Mark since) {
        this.database = database;
        this.folder = folder;
        this.since = since;
        this.end = since;
    }

    /// Up to where a trail was found sound.
    ///
    /// @param position how many lines
    /// @param entry the largest number of a record among them
    /// @param hash of the last of them
    record Mark(long position, long entry, byte[] hash) {
        static final Mark NONE = new Mark(0, 0, Chain.BEGINNING);
    }

    /// What was found, and up to where it was sound.
    record Found(Verdict verdict, Mark mark) {
    }

    /// Verifies the trail of a database.
    ///
    /// @param data the data folder with the key and the copies of the signed ends; null when there is none at hand
    public static Verdict of(DataSource database, @Nullable Path data) {
        try (var connection = database.getConnection()) {
            return of(connection, data);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trail", e);
        }
    }

    /// As above, on a connection nothing is under way on.
    public static Verdict of(Connection connection, @Nullable Path data) throws SQLException {
        return since(connection, data, Mark.NONE).verdict();
    }

    /// Only what came after the mark, which must lie in the memory of who asks: one in the database could be moved together
    /// with what it covers. That the line at the mark is still the same is looked at; what is before it, is not.
    static Found since(Connection connection, @Nullable Path data, Mark mark) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            return new Verification(connection, data == null ? null : Heads.folder(data), mark).found();
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }

    /// In a transaction that is under way.
    static Verdict within(Connection connection, @Nullable Path data) throws SQLException {
        return new Verification(connection, data == null ? null : Heads.folder(data), Mark.NONE).verdict();
    }

    private record Key(String fingerprint, int ordinal, byte[] open, Instant since, byte[] endorsement) {
    }

    private Found found() throws SQLException {
        var verdict = verdict();
        return new Found(verdict, verdict.isSound() ? end : Mark.NONE);
    }

    private Verdict verdict() throws SQLException {
        var heads = list("select ordinal, position, hash, at, key, signature from audit.head order by ordinal",
                Verification::head);
        heads.forEach(head -> signedPlaces.put(head.position(), new byte[0]));
        var keys = list("select fingerprint, ordinal, public_key, since, endorsement from audit.key order by ordinal",
                row -> new Key(row.getString("fingerprint"), row.getInt("ordinal"), row.getBytes("public_key"),
                        Moments.of(row, "since"), row.getBytes("endorsement")));
        var fault = chain().or(() -> safely(this::unsealedInsertion)).or(() -> safely(() -> keys(keys)))
                .or(() -> heads(heads, keys)).or(() -> safely(() -> copies(heads)));
        return new Verdict(lines, number("select count(*) from audit.pending"), heads.size(),
                heads.isEmpty() ? 0 : heads.getLast().position(), since.position() + 1, fault, List.copyOf(remarks));
    }

    /// Every line against its seal. A line that is gone, changed or in another place gives another hash.
    private Optional<Fault> chain() throws SQLException {
        if (!isStillThere(since)) return fault(What.CHANGED, since.position(), since.entry());
        lines = since.position();
        try (var statement = database.prepareStatement("""
                    select s.position, s.entry, s.hash, e.id, e.at, e.person, e.organisation, e.kind, e.act, e.route,
                           e.subject
                    from audit.seal s
                    left join audit.entry e on e.id = s.entry
                    where s.position > ?
                    order by s.position""")) {
            statement.setFetchSize(2000);
            statement.setLong(1, since.position());
            try (var row = statement.executeQuery()) {
                var before = since.hash();
                var largest = since.entry();
                while (row.next()) {
                    var position = row.getLong("position");
                    var entry = row.getLong("entry");
                    if (position != lines + 1) return fault(What.SEAL_REMOVED, lines + 1, entry);
                    if (row.getObject("id") == null) return fault(What.REMOVED, position, entry);
                    var hash = Chain.link(before, position, Chain.Row.of(row));
                    if (!Arrays.equals(hash, row.getBytes("hash"))) return fault(What.CHANGED, position, entry);
                    if (signedPlaces.containsKey(position)) signedPlaces.put(position, hash);
                    before = hash;
                    lines = position;
                    largest = Math.max(largest, entry);
                }
                end = new Mark(lines, largest, before);
            }
        }
        return Optional.empty();
    }

    private boolean isStillThere(Mark mark) throws SQLException {
        if (mark.position() == 0) return true;
        try (var statement = database.prepareStatement("select hash from audit.seal where position = ?")) {
            statement.setLong(1, mark.position());
            try (var row = statement.executeQuery()) {
                return row.next() && Arrays.equals(mark.hash(), row.getBytes("hash"));
            }
        }
    }

    /// A line is sealed or waits for it; and what waits is there.
    private Optional<Fault> unsealedInsertion() throws SQLException {
        var inserted = list("""
                select e.id
                from audit.entry e
                where e.id > %d and not exists (select from audit.seal s where s.entry = e.id)
                  and not exists (select from audit.pending p where p.entry = e.id)
                order by e.id
                limit 1""".formatted(since.entry()), row -> row.getLong("id"));
        if (!inserted.isEmpty()) return fault(What.INSERTED, lines, inserted.getFirst());
        var removed = list("""
                select p.entry
                from audit.pending p
                where not exists (select from audit.entry e where e.id = p.entry)
                order by p.entry
                limit 1""", row -> row.getLong("entry"));
        return removed.isEmpty() ? Optional.empty() : fault(What.REMOVED, lines + 1, removed.getFirst());
    }

    private Optional<Fault> keys(List<Key> keys) throws SQLException {
        @Nullable
        Key before = null;
        for (var key : keys) {
            var ordinal = before == null ? 1 : before.ordinal() + 1;
            var text = SigningKey.text(key.ordinal(), key.since(), key.fingerprint());
            var endorsed = before != null && SigningKey.isSigned(before.open(), text, key.endorsement());
            var sound = key.ordinal() == ordinal && SigningKey.fingerprint(key.open()).equals(key.fingerprint())
                    && (endorsed || SigningKey.isSigned(key.open(), text, key.endorsement()))
                    && isInTheTrail(key);
            if (!sound) return Optional.of(new Fault(What.KEY_CHANGED, key.fingerprint(), key.ordinal()));
            if (before != null && !endorsed) remarks.add(Remark.KEY_NOT_ENDORSED);
            before = key;
        }
        var ours = ourKey();
        if (ours == null) {
            remarks.add(Remark.NOT_COMPARED);
        } else if (before != null && !before.fingerprint().equals(ours)) {
            return Optional.of(new Fault(What.KEY_FOREIGN, before.fingerprint(), before.ordinal()));
        }
        return Optional.empty();
    }

    private boolean isInTheTrail(Key key) throws SQLException {
        try (var statement = database
                .prepareStatement("select exists (select from audit.entry where act = 'trail.key' and subject = ?)")) {
            statement.setString(1, key.fingerprint());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private @Nullable String ourKey() {
        if (folder == null || !Files.exists(folder.resolve("key.pub"))) return null;
        try {
            return SigningKey
                    .fingerprint(Base64.getDecoder().decode(Files.readString(folder.resolve("key.pub")).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the key of the trail in " + folder, e);
        }
    }

    private Optional<Fault> heads(List<Head> heads, List<Key> keys) {
        var ordinal = 1L;
        for (var head : heads) {
            if (head.ordinal() != ordinal) return fault(What.HEAD_REMOVED, head.position(), ordinal);
            var key = keys.stream().filter(each -> each.fingerprint().equals(head.key())).findFirst();
            if (key.isEmpty() || !SigningKey.isSigned(key.get().open(), head.text(), head.signature()))
                return fault(What.HEAD_NOT_SIGNED, head.position(), head.ordinal());
            if (head.position() > lines) return fault(What.CUT, head.position(), lines);
            // what lies before the mark was compared when the mark was set, and cannot have changed without its signature
            if (head.position() > since.position()
                    && !Arrays.equals(head.hash(), signedPlaces.get(head.position())))
                return fault(What.HEAD_CHANGED, head.position(), head.ordinal());
            ordinal++;
        }
        return Optional.empty();
    }

    /// What the data folder remembers is still there.
    private Optional<Fault> copies(List<Head> heads) throws SQLException {
        var trails = list("select id from audit.trail", row -> row.getObject("id", UUID.class));
        if (folder == null || trails.size() != 1) return Optional.empty();
        var file = Heads.copies(folder, trails.getFirst());
        if (!Files.exists(file)) return Optional.empty();
        var known = heads.stream().map(Head::written).collect(java.util.stream.Collectors.toSet());
        try (var kept = Files.lines(file)) {
            return kept.flatMap(line -> Head.read(line).stream()).filter(head -> !known.contains(head.written()))
                    .findFirst().flatMap(head -> head.position() > lines
                            ? fault(What.CUT, head.position(), lines)
                            : fault(What.HEAD_REMOVED, head.position(), head.ordinal()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("ordinal"), row.getLong("position"), row.getBytes("hash"), Moments.of(row, "at"),
                row.getString("key"), row.getBytes("signature"));
    }

    private static Optional<Fault> fault(What what, long place, long record) {
        return Optional.of(new Fault(what, Long.toString(place), record));
    }

    private interface Step {
        Optional<Fault> run() throws SQLException;
    }

    private static Optional<Fault> safely(Step step) {
        try {
            return step.run();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trail", e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = database.createStatement(); var row = statement.executeQuery(sql)) {
            while (row.next())
                found.add(reading.of(row));
        }
        return found;
    }

    private long number(String sql) throws SQLException {
        return list(sql, row -> row.getLong(1)).getFirst();
    }
}
