package dev.noroshi.audit;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.platform.config.NoroshiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs the end of the chain, at least once on every day that adds to it, and once an hour while lines come in. A copy of
/// every head goes into the data folder, where a change in the database does not reach it.
@Component
class Heads {

    private static final Duration OFTEN = Duration.ofHours(1);
    private static final long LOCK = 6676745;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Lines lines;
    private final Path folder;
    private final Clock clock;

    Heads(JdbcClient jdbc, TransactionTemplate transactions, Lines lines, NoroshiSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.lines = lines;
        this.folder = folder(settings.data());
        this.clock = clock;
    }

    /// Where keys and copies lie in a data folder.
    static Path folder(Path data) {
        return data.resolve("trail");
    }

    static Path copies(Path folder, UUID trail) {
        return folder.resolve(trail + ".heads");
    }

    private record End(long position, byte[] hash) {
    }

    /// Signs, if it is time to and there is something new.
    void signWhenDue() {
        var end = end();
        if (end.isEmpty()) return;
        var last = last();
        if (last.isPresent() && (last.get().position() == end.get().position() || !isDue(last.get()))) return;
        sign();
    }

    /// Signs the end now; nothing when there is nothing new.
    Optional<Head> sign() {
        var signed = transactions.execute(status -> {
            if (!locked()) return Optional.<Head>empty();
            var key = key();
            var end = end();
            var last = last();
            if (end.isEmpty() || (last.isPresent() && last.get().position() == end.get().position()))
                return Optional.<Head>empty();
            var ordinal = last.map(Head::ordinal).orElse(0L) + 1;
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var hash = end.get().hash();
            var head = new Head(ordinal, end.get().position(), hash, at, key.fingerprint(),
                    key.sign(Head.text(ordinal, end.get().position(), hash, at, key.fingerprint())));
            keep(head);
            return Optional.of(head);
        });
        if (signed == null) return Optional.empty();
        // only once it is certain: a copy of what was never committed would look like a loss
        signed.ifPresent(this::copy);
        return signed;
    }

    /// Makes a new key, signed by the one before; the chain says so.
    String renewKey() {
        var made = SigningKey.made();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query((row, n) -> n).list();
            var before = SigningKey.in(folder);
            note(made, before.orElse(made));
            made.keep(folder);
        });
        return made.fingerprint();
    }

    private boolean isDue(Head last) {
        var now = clock.instant();
        return !LocalDate.ofInstant(last.at(), JapaneseTime.ZONE).equals(LocalDate.ofInstant(now, JapaneseTime.ZONE))
                || !last.at().plus(OFTEN).isAfter(now);
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(" + LOCK + ")").query(Boolean.class).single();
    }

    /// The key of the data folder, made and noted when it is the first one here.
    private SigningKey key() {
        var key = SigningKey.in(folder).orElseGet(() -> {
            var made = SigningKey.made();
            made.keep(folder);
            return made;
        });
        if (jdbc.sql("select count(*) from audit.key where fingerprint = :key").param("key", key.fingerprint())
                .query(Integer.class).single() == 0)
            note(key, key);
        return key;
    }

    private void note(SigningKey key, SigningKey endorser) {
        var ordinal = jdbc.sql("select coalesce(max(ordinal), 0) + 1 from audit.key").query(Integer.class).single();
        var since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                insert into audit.key (fingerprint, ordinal, public_key, since, endorsement)
                values (:fingerprint, :ordinal, :key, :since, :endorsement)""")
                .param("fingerprint", key.fingerprint()).param("ordinal", ordinal).param("key", key.encoded())
                .param("since", since.atOffset(java.time.ZoneOffset.UTC))
                .param("endorsement", endorser.sign(SigningKey.text(ordinal, since, key.fingerprint()))).update();
        lines.write(List.of(new Line(OffsetDateTime.now(clock), null, null, Kind.PERMISSION, "trail.key", null,
                key.fingerprint())));
    }

    private Optional<End> end() {
        return jdbc.sql("select position, hash from audit.seal order by position desc limit 1")
                .query((row, n) -> new End(row.getLong("position"), row.getBytes("hash"))).optional();
    }

    Optional<Head> last() {
        return jdbc.sql("""
                select ordinal, position, hash, at, key, signature
                from audit.head
                order by ordinal desc
                limit 1""").query((row, n) -> Verification.head(row)).optional();
    }

    private void keep(Head head) {
        jdbc.sql("""
                insert into audit.head (ordinal, position, hash, at, key, signature)
                values (:ordinal, :position, :hash, :at, :key, :signature)""").param("ordinal", head.ordinal())
                .param("position", head.position()).param("hash", head.hash())
                .param("at", head.at().atOffset(java.time.ZoneOffset.UTC)).param("key", head.key())
                .param("signature", head.signature()).update();
    }

    private void copy(Head head) {
        var trail = jdbc.sql("select id from audit.trail").query(UUID.class).single();
        var file = copies(folder, trail);
        try {
            if (!Files.exists(file))
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, head.written() + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep a copy of a head in " + file, e);
        }
    }
}
