package dev.noroshi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.audit.Verdict.What;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.SettableClock;
import java.sql.SQLException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The trail shows what was done to it. Every way to tamper with a chain of some rows is tried: each column of each row,
/// each row removed, exchanged, put in, and the end cut off.
@DatabaseTest
class TrailTest {

    private static final int ROWS = 9;
    private static final OrganisationId BANK = new OrganisationId("op-bank-02");
    private static final PersonId SOMEBODY = new PersonId(7);
    private static final List<String> TABLES = List.of("entry", "seal", "head", "key", "trail");

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final SettableClock clock;
    private final Lines lines;
    private final Audit audit;
    private final Sealer sealer;
    @TempDir
    Path data;
    private Heads heads;

    @SuppressWarnings("NullAway.Init") // heads: made for each test, with its folder
    TrailTest(DataSource database, TransactionTemplate transactions, SettableClock clock) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transactions = transactions;
        this.clock = clock;
        lines = new Lines(jdbc);
        audit = new Audit(JdbcClient.create(database), lines, clock);
        sealer = new Sealer(jdbc, transactions);
    }

    @BeforeEach
    void emptyTrail() {
        heads = new Heads(JdbcClient.create(database), transactions, lines, new NoroshiSettings(data, null, false),
                clock);
        asIntruder(() -> jdbc.execute(
                "truncate audit.entry, audit.seal, audit.head, audit.key, audit.pending restart identity cascade"));
    }

    @Test
    void anUntouchedTrailIsSound() {
        fill(ROWS);
        var verdict = verify();
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.lines()).isEqualTo(ROWS + 1); // and the line about the key
        assertThat(verdict.unsealed()).isZero();
        assertThat(verdict.heads()).isEqualTo(2);
        assertThat(verdict.covered()).isEqualTo(ROWS + 1);
        assertThat(verdict.remarks()).isEmpty();
    }

    @Test
    void whatWasFoundSoundIsNotRecomputedButWhatWasAddedIs() throws SQLException {
        fill(ROWS);
        var first = verifySince(Verification.Mark.NONE);
        assertThat(first.verdict().isSound()).isTrue();
        assertThat(first.mark().position()).isEqualTo(ROWS + 1);
        fill(3);
        var second = verifySince(first.mark());
        assertThat(second.verdict().isSound()).isTrue();
        assertThat(second.verdict().from()).isEqualTo(ROWS + 2);
        assertThat(second.verdict().lines()).isEqualTo(ROWS + 4);

        asIntruder(
                () -> jdbc.update("update audit.entry set act = 'x' where id = (select max(entry) from audit.seal)"));
        var changed = verifySince(first.mark());
        assertThat(changed.verdict().fault()).map(Verdict.Fault::what).hasValue(Verdict.What.CHANGED);
        assertThat(changed.mark()).as("next time everything is looked at").isEqualTo(Verification.Mark.NONE);
    }

    @Test
    void aTrailThatWasMadeAnewBehindTheMarkIsFound() throws SQLException {
        fill(ROWS);
        var mark = verifySince(Verification.Mark.NONE).mark();
        asIntruder(() -> jdbc.update("update audit.seal set hash = '\\x00' where position = " + mark.position()));
        assertThat(verifySince(mark).verdict().fault()).map(Verdict.Fault::what).hasValue(Verdict.What.CHANGED);
        asIntruder(() -> jdbc.update("delete from audit.seal where position = " + mark.position()));
        assertThat(verifySince(mark).verdict().isSound()).isFalse();
    }

    @Test
    void aChangeBeforeTheMarkIsFoundByWhoLooksAtEverything() throws SQLException {
        fill(ROWS);
        var mark = verifySince(Verification.Mark.NONE).mark();
        asIntruder(
                () -> jdbc.update("update audit.entry set act = 'x' where id = (select min(entry) from audit.seal)"));
        assertThat(verifySince(mark).verdict().isSound()).isTrue();
        assertThat(verify().fault()).map(Verdict.Fault::what).hasValue(Verdict.What.CHANGED);
    }

    private Verification.Found verifySince(Verification.Mark mark) throws SQLException {
        try (var connection = database.getConnection()) {
            return Verification.since(connection, data, mark);
        }
    }

    @Test
    void theDatabaseRefusesToChangeRemoveOrEmpty() {
        fill(2);
        for (var table : TABLES) {
            assertThatThrownBy(() -> jdbc.update("delete from audit." + table)).isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("only ever added to");
            assertThatThrownBy(() -> jdbc.execute("truncate audit." + table + " cascade"))
                    .isInstanceOf(DataAccessException.class).hasStackTraceContaining("only ever added to");
        }
        assertThatThrownBy(() -> jdbc.update("update audit.entry set act = 'nothing'"))
                .hasStackTraceContaining("only ever added to");
        assertThatThrownBy(() -> jdbc.update("update audit.seal set hash = ''"))
                .hasStackTraceContaining("only ever added to");
    }

    @Test
    void theProgramsRoleMayAddAndNoMoreAndAnOrganisationReadsItsOwnLinesOnly() {
        for (var table : TABLES)
            for (var right : List.of("UPDATE", "DELETE", "TRUNCATE"))
                assertThat(jdbc.queryForObject("select has_table_privilege('noroshi_app', 'audit.' || ?, ?)",
                        Boolean.class, table, right)).as(right + " of " + table).isFalse();
        fill(3);
        assertThat(linesSeenBy("op-bank-02")).isEqualTo(3);
        assertThat(linesSeenBy("op-bank-03")).isZero();
        assertThat(linesSeenBy("")).isZero();
        assertThat(linesSeenBy("*")).isEqualTo(4);
    }

    private int linesSeenBy(String viewer) {
        var seen = transactions.execute(status -> {
            jdbc.execute("set local role noroshi_app");
            jdbc.queryForObject("select set_config('noroshi.viewer', ?, true)", String.class, viewer);
            return jdbc.queryForList("select id from audit.entry", Long.class).size();
        });
        return seen == null ? -1 : seen;
    }

    @Test
    void anyChangeOfAnyColumnOfAnyRowIsFoundAtThatRow() {
        fill(ROWS);
        var changes = List.of("id = id + 1000", "at = at + interval '1 microsecond'", "person = 8", "person = null",
                "organisation = 'op-bank-03'", "organisation = null", "kind = 'EXPORT'", "act = act || 'x'",
                "route = 'GET /x'", "route = ''", "subject = subject || ' '", "subject = ''");
        for (var row = 1; row <= ROWS; row++)
            for (var change : changes) {
                if (change.equals("kind = 'EXPORT'") && row % 2 == 0) continue; // it is one already
                var where = row;
                var found = after("update audit.entry set " + change + " where id = " + where);
                assertThat(found).as(change + " in row " + row).hasValueSatisfying(fault -> {
                    assertThat(fault.what()).isEqualTo(change.startsWith("id") ? What.REMOVED : What.CHANGED);
                    assertThat(fault.place()).isEqualTo(Integer.toString(where));
                });
            }
    }

    @Test
    void anyRemovedRowIsFound() {
        fill(ROWS);
        for (var row = 1; row <= ROWS + 1; row++) {
            assertThat(after("delete from audit.entry where id = " + row)).as("row " + row)
                    .hasValue(new Verdict.Fault(What.REMOVED, row + "", row));
            // with its seal as well: the seal after it, or the signed end, is left over
            var both = after("delete from audit.entry where id = " + row,
                    "delete from audit.seal where entry = " + row);
            assertThat(both).as("row and seal " + row).map(Verdict.Fault::what)
                    .hasValue(row == ROWS + 1 ? What.KEY_CHANGED : What.SEAL_REMOVED);
            assertThat(after("delete from audit.entry where id = " + row,
                    "delete from audit.seal where entry = " + row,
                    "update audit.seal set position = position - 1 where position > " + row)).as("closed up " + row)
                    .map(Verdict.Fault::what).hasValue(row == ROWS + 1 ? What.KEY_CHANGED : What.CHANGED);
        }
    }

    @Test
    void anyTwoExchangedRowsAreFoundAtTheFirstOfThem() {
        fill(ROWS);
        for (var one = 1; one < ROWS; one++)
            for (var other = one + 1; other <= ROWS; other++) {
                var pair = one + ", " + other;
                var found = after("""
                        update audit.entry e
                        set act = o.act, subject = o.subject, at = o.at, kind = o.kind
                        from audit.entry o
                        where e.id in (%s) and o.id in (%s) and o.id <> e.id""".formatted(pair, pair));
                assertThat(found).as(pair).hasValue(new Verdict.Fault(What.CHANGED, one + "", one));
                var places = after("update audit.seal set entry = -entry where entry in (" + pair + ")",
                        "update audit.seal set entry = %d where entry = %d".formatted(one, -other),
                        "update audit.seal set entry = %d where entry = %d".formatted(other, -one));
                assertThat(places).as("seals of " + pair).hasValueSatisfying(
                        fault -> assertThat(fault.what()).isEqualTo(What.CHANGED));
            }
    }

    @Test
    void anythingPutInIsFoundWhereverItStands() {
        fill(ROWS);
        var row = "insert into audit.entry (id, at, person, organisation, act, subject)"
                + "values (5000, now(), 7, 'op-bank-02', 'report.submit', 'x')";
        assertThat(after(row, "delete from audit.pending")).hasValue(
                new Verdict.Fault(What.INSERTED, (ROWS + 1) + "", 5000));
        for (var place = 1; place <= ROWS; place++)
            assertThat(after(row, "delete from audit.pending",
                    "update audit.seal set position = -position - 1 where position >= " + place,
                    "update audit.seal set position = -position where position < 0",
                    "insert into audit.seal (position, entry, hash) values (" + place + ", 5000, '\\x00')"))
                    .as("at " + place).hasValue(new Verdict.Fault(What.CHANGED, place + "", 5000));
    }

    @Test
    void anEndCutOffIsFoundByTheSignedEnd() {
        fill(ROWS);
        for (var left = 0; left <= ROWS; left++) {
            var cut = List.of("delete from audit.seal where position > " + left,
                    "delete from audit.entry where id > " + left + " and act <> 'trail.key'",
                    "insert into audit.pending select id from audit.entry where act = 'trail.key'");
            assertThat(after(cut)).as("left " + left)
                    .hasValue(new Verdict.Fault(What.CUT, left >= ROWS ? (ROWS + 1) + "" : ROWS + "", left));
            // with the signed ends as well: the data folder remembers them
            var all = new ArrayList<>(cut);
            all.add("delete from audit.head where position > " + left);
            assertThat(after(all)).as("heads too, left " + left).map(Verdict.Fault::what).hasValue(What.CUT);
        }
    }

    @Test
    void aChainComputedAnewIsFoundByTheSignedEnd() {
        fill(ROWS);
        transactions.executeWithoutResult(status -> {
            guard(false);
            jdbc.update("update audit.entry set subject = 'another' where id = 3");
            jdbc.update("delete from audit.seal");
            jdbc.update("insert into audit.pending select id from audit.entry on conflict do nothing");
            sealer.seal();
            assertThat(verify(status).fault()).hasValue(new Verdict.Fault(What.HEAD_CHANGED, ROWS + "", 1));
            status.setRollbackOnly();
        });
    }

    @Test
    void noColumnOfASignedEndOrKeyCanBeChanged() {
        fill(ROWS);
        heads.renewKey();
        lines.write(List.of(line(3)));
        seal();
        clock.advance(Duration.ofDays(1));
        heads.signWhenDue();
        assertThat(verify().fault()).isEmpty();
        for (var head = 1; head <= 3; head++)
            for (var change : List.of("position = position - 1", "hash = '\\x00'", "at = at + interval '1 second'",
                    "signature = '\\x00'", "key = (select fingerprint from audit.key k where k.fingerprint <> key)",
                    "ordinal = ordinal + 100"))
                assertThat(after("update audit.head set " + change + " where ordinal = " + head))
                        .as(change + " of head " + head).isPresent();
        for (var head = 1; head <= 3; head++)
            assertThat(after("delete from audit.head where ordinal = " + head)).as("without head " + head)
                    .map(Verdict.Fault::what).hasValue(What.HEAD_REMOVED);
        for (var key = 1; key <= 2; key++)
            for (var change : List.of("since = since + interval '1 second'", "endorsement = '\\x00'",
                    "ordinal = ordinal + 100", "public_key = '\\x00'"))
                assertThat(after("update audit.key set " + change + " where ordinal = " + key))
                        .as(change + " of key " + key).map(Verdict.Fault::what).hasValue(What.KEY_CHANGED);
    }

    @Test
    void aTrailSignedWithSomebodyElsesKeyIsFound(@TempDir Path elsewhere) {
        fill(ROWS);
        assertThat(verify(elsewhere).remarks()).containsExactly(Verdict.Remark.NOT_COMPARED);
        SigningKey.made().keep(Heads.folder(elsewhere));
        assertThat(verify(elsewhere).fault()).map(Verdict.Fault::what).hasValue(What.KEY_FOREIGN);
    }

    @Test
    void aNewKeyIsSignedByTheOneBeforeAndNotedInTheTrail() throws IOException {
        fill(2);
        var renewed = heads.renewKey();
        seal();
        assertThat(verify().fault()).isEmpty();
        assertThat(verify().remarks()).isEmpty();
        assertThat(jdbc.queryForList("select subject from audit.entry where act = 'trail.key' order by id",
                String.class)).hasSize(2).last().isEqualTo(renewed);
        var secret = Heads.folder(data).resolve("key");
        assertThat(Files.getPosixFilePermissions(secret)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        // lost, and made anew without the old one's word: not wrong, but said
        Files.delete(secret);
        lines.write(List.of(line(4)));
        seal();
        heads.sign();
        assertThat(verify().fault()).isEmpty();
        assertThat(verify().remarks()).containsExactly(Verdict.Remark.KEY_NOT_ENDORSED);
    }

    @Test
    void linesOfManyAtOnceAreSealedOnceEachAndInNoOnesWay() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 200; n++) {
                var each = n;
                people.submit(() -> transactions.executeWithoutResult(status -> {
                    audit.record(SOMEBODY, BANK, "report.draft", "subject-" + each);
                    if (each % 10 == 0) status.setRollbackOnly();
                }));
                if (n % 20 == 0) people.submit(sealer::seal);
            }
        }
        sealer.seal();
        var verdict = verify();
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.lines()).isEqualTo(180);
    }

    @Test
    void whoeverFindsTooManyLinesWaitingWritesAThousandOfThemSoThatTheNextFindRoom() {
        for (var n = 1; n <= Lines.WAITING; n++)
            lines.later(line(n));
        assertThat(written()).isZero();
        lines.later(line(Lines.WAITING + 1));
        assertThat(written()).isEqualTo(1_000);
        for (var n = 1; n < 1_000; n++)
            lines.later(line(n));
        assertThat(written()).isEqualTo(1_000);
        lines.flush();
        assertThat(written()).isEqualTo(Lines.WAITING + 1_000);
    }

    @Test
    void whatComesWhileManyLinesAreSealedIsWrittenAfterEachThousandOfThem() {
        lines.write(IntStream.rangeClosed(1, 1_500).mapToObj(this::line).toList());
        var written = new ArrayList<Integer>();
        var betweenThousands = new Heads(JdbcClient.create(database), transactions, lines,
                new NoroshiSettings(data, null, false), clock) {
            @Override
            void signWhenDue() {
                written.add(written());
                if (written.size() <= 2) lines.later(line(written.size()));
            }
        };
        new TrailKeeper(lines, sealer, betweenThousands).goRound();
        assertThat(written).containsExactly(1_500, 1_501, 1_502, 1_502);
        assertThat(verify().unsealed()).isZero();
    }

    @Test
    void whatIsNotSealedYetIsCountedAsSuch() {
        fill(2);
        audit.record(SOMEBODY, BANK, "report.draft", "x");
        assertThat(verify().fault()).isEmpty();
        assertThat(verify().unsealed()).isEqualTo(1);
    }

    @Test
    void theFirstWrongRowIsNamedInBothLanguages() {
        fill(ROWS);
        var fault = after("update audit.entry set subject = 'x' where id = 4").orElseThrow();
        assertThat(fault.sentence(Language.JA)).isEqualTo("証跡の4番目の行（記録番号4）は、封をした後に書き換えられています。");
        assertThat(fault.sentence(Language.EN))
                .isEqualTo("Line 4 of the trail (record 4) was changed after it was sealed.");
    }

    /// Rows, seals, a signed end over them; then the line about the key, and a signed end over that.
    private void fill(int rows) {
        for (var n = 1; n <= rows; n++)
            lines.write(List.of(line(n)));
        seal();
        heads.sign();
        seal();
        heads.sign();
    }

    private Line line(int n) {
        return new Line(clock.instant().atZone(clock.getZone()).toOffsetDateTime().plusMinutes(n), SOMEBODY, BANK,
                n % 2 == 0 ? Kind.EXPORT : Kind.READ, "report.act-" + n, "GET /reports/{id}", "subject-" + n);
    }

    private int written() {
        return JdbcClient.create(database).sql("select count(*) from audit.entry").query(Integer.class).single();
    }

    private void seal() {
        sealer.seal();
    }

    private Verdict verify() {
        return verify(data);
    }

    private Verdict verify(@Nullable Path folder) {
        return Verification.of(database, folder);
    }

    /// What is found after somebody with every right in the database has done that. It is undone again.
    private Optional<Verdict.Fault> after(String... sql) {
        return after(List.of(sql));
    }

    private Optional<Verdict.Fault> after(List<String> sql) {
        return transactions.execute(status -> {
            guard(false);
            jdbc.execute("alter table audit.entry alter column id drop identity");
            jdbc.execute("alter table audit.seal drop constraint seal_position_check");
            sql.forEach(jdbc::update);
            var found = verify(status).fault();
            status.setRollbackOnly();
            return found;
        });
    }

    /// In the transaction of the intruder.
    private Verdict verify(org.springframework.transaction.TransactionStatus status) {
        assertThat(status.isCompleted()).isFalse();
        var found = jdbc.execute((java.sql.Connection connection) -> {
            return Verification.within(connection, data);
        });
        return java.util.Objects.requireNonNull(found);
    }

    private void asIntruder(Runnable act) {
        transactions.executeWithoutResult(status -> {
            guard(false);
            act.run();
            guard(true);
        });
    }

    private void guard(boolean on) {
        for (var table : TABLES)
            jdbc.execute("alter table audit." + table + (on ? " enable" : " disable") + " trigger user");
        jdbc.execute("alter table audit.head " + (on
                ? "add constraint head_key_fkey foreign key (key) references audit.key"
                : "drop constraint if exists head_key_fkey"));
    }
}
