package dev.noroshi.exchange;

import dev.noroshi.exchange.Peer.Failure;
import dev.noroshi.exchange.Peer.SignIn;
import dev.noroshi.exchange.Peer.State;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Peers as rows.
@Component
class PeerRows {

    private static final String TO_THE_DESK = "what a server of others said, to the centre's desk";
    private static final String COLUMNS = """
            id, name, root, collection, sign_in, account, secret is not null as has_secret, markings, every_minutes, active,
            revision, due_at, asked_at, answered_at, failures, failure, detail, after, reached, next, barren, taken
            """;
    private static final String PEER = "select " + COLUMNS + "from exchange.peer\n";

    private final JdbcClient jdbc;

    PeerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Peer> all() {
        return jdbc.sql(PEER + "order by active desc, name, id").query(PeerRows::peer).list();
    }

    Optional<Peer> find(PeerId id) {
        return jdbc.sql(PEER + "where id = :id").param("id", id.value()).query(PeerRows::peer).optional();
    }

    @Crossing("where a server of others stands, to whoever hands something to it")
    @Transactional(readOnly = true)
    public Optional<Peer> known(PeerId id) {
        return find(id);
    }

    boolean isTaken(Peer peer) {
        return jdbc
                .sql("""
                select exists (select from exchange.peer where root = :root and collection = :collection and collection <> '' and id <> :id)""")
                .param("root", peer.root().toString()).param("collection", peer.collection())
                .param("id", peer.id().value()).query(Boolean.class).single();
    }

    void add(Peer peer, byte @Nullable [] secret, PersonId by, Instant now) {
        written("""
                insert into exchange.peer (id, name, root, collection, sign_in, account, secret, markings, every_minutes, active,
                                           revision, changed_by, changed_at, due_at)
                values (:id, :name, :root, :collection, :signIn, :account, :secret, :markings, :every, :active, 1, :by, :now, :now)""",
                peer, secret, by, now).update();
    }

    /// What was changed is asked at once; of another collection nothing has been read.
    ///
    /// @param secret null leaves the one there is, unless we do not sign in any more
    /// @return whether it still was as the caller saw it
    boolean change(Peer peer, byte @Nullable [] secret, PersonId by, Instant now) {
        return written("""
                update exchange.peer
                set name = :name, sign_in = :signIn, account = :account,
                    secret = case when :signIn <> 'NONE' then coalesce(:secret, secret) end,
                    markings = :markings, every_minutes = :every, active = :active,
                    after = case when root = :root and collection = :collection then after end,
                    reached = case when root = :root and collection = :collection then reached end,
                    next = null, barren = 0, root = :root, collection = :collection,
                    revision = revision + 1, changed_by = :by, changed_at = :now, due_at = :now
                where id = :id and revision = :revision""", peer, secret, by, now)
                .param("revision", peer.revision()).update() == 1;
    }

    private JdbcClient.StatementSpec written(String sql, Peer peer, byte @Nullable [] secret, PersonId by,
            Instant now) {
        return jdbc.sql(sql).param("id", peer.id().value()).param("name", peer.name())
                .param("root", peer.root().toString()).param("collection", peer.collection())
                .param("signIn", peer.signIn().name()).param("account", peer.account())
                .param("secret", secret, Types.BINARY).param("markings", peer.markings().text())
                .param("every", peer.everyMinutes()).param("active", peer.active()).param("by", by.value())
                .param("now", Moments.column(now));
    }

    boolean due(PeerId id, Instant now) {
        return jdbc.sql("update exchange.peer set due_at = :now where id = :id and active").param("id", id.value())
                .param("now", Moments.column(now)).update() == 1;
    }

    /// Takes one that is due. It belongs to who took it for as long as the lease: a program that stops meanwhile leaves it to
    /// another, or to itself later.
    @Crossing("which server of others is due, to whoever asks it")
    @Transactional
    public Optional<Peer> take(Instant now, Duration lease) {
        return jdbc.sql("""
                update exchange.peer
                set due_at = :until, asked_at = :now
                where id = (select id from exchange.peer
                            where active and due_at <= :now
                            order by due_at
                            limit 1 for update skip locked)
                returning\s""" + COLUMNS).param("now", Moments.column(now))
                .param("until", Moments.column(now.plus(lease)))
                .query(PeerRows::peer).optional();
    }

    /// What we show to it, sealed.
    @Crossing("the sealed secret of a server of others, to whoever asks it")
    @Transactional(readOnly = true)
    public Optional<byte[]> secret(PeerId id) {
        return jdbc.sql("select secret from exchange.peer where id = :id and secret is not null")
                .param("id", id.value()).query(byte[].class).optional();
    }

    /// It has been read up to there.
    ///
    /// @return whether it is still ours to read: nobody changed it, and the lease has not passed to another
    boolean reached(Peer peer, Place place, int taken) {
        return jdbc.sql("""
                update exchange.peer
                set after = :after, reached = :reached, next = :next, barren = :barren, taken = taken + :taken
                where id = :id and revision = :revision and asked_at = :asked""")
                .param("after", Moments.columnOrNull(place.after()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reached", Moments.columnOrNull(place.reached()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", place.next(), Types.VARCHAR).param("barren", place.barren()).param("taken", taken)
                .param("id", peer.id().value()).param("revision", peer.revision())
                .param("asked", Moments.columnOrNull(peer.state().askedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update() == 1;
    }

    /// It answered as it should.
    @Crossing(TO_THE_DESK)
    @Transactional
    public void answered(Peer peer, Instant now, Instant next) {
        jdbc.sql("""
                update exchange.peer
                set answered_at = :now, failures = 0, failure = null, detail = null, due_at = :next
                where id = :id and revision = :revision""").param("now", Moments.column(now))
                .param("next", Moments.column(next))
                .param("id", peer.id().value()).param("revision", peer.revision()).update();
    }

    /// It did not; what was changed meanwhile is asked anew anyhow.
    @Crossing(TO_THE_DESK)
    @Transactional
    public void failed(Peer peer, Failure failure, String detail, Instant next) {
        jdbc.sql("""
                update exchange.peer
                set failures = failures + 1, failure = :failure, detail = :detail, due_at = :next
                where id = :id and revision = :revision""").param("failure", failure.name()).param("detail", detail)
                .param("next", Moments.column(next)).param("id", peer.id().value()).param("revision", peer.revision())
                .update();
    }

    private static Peer peer(ResultSet row, int n) throws SQLException {
        var failure = row.getString("failure");
        var markings = Markings.read(row.getString("markings")) instanceof Markings.Read.Good(var good)
                ? good
                : Markings.NONE;
        return new Peer(new PeerId(row.getObject("id", UUID.class)), row.getString("name"),
                URI.create(row.getString("root")), row.getString("collection"),
                SignIn.valueOf(row.getString("sign_in")),
                row.getString("account"), row.getBoolean("has_secret"), markings, row.getInt("every_minutes"),
                row.getBoolean("active"), row.getInt("revision"),
                new State(Moments.of(row, "due_at"), Moments.orNull(row, "asked_at"),
                        Moments.orNull(row, "answered_at"), row.getInt("failures"),
                        failure == null ? null : Failure.valueOf(failure), row.getString("detail")),
                new Place(Moments.orNull(row, "after"), Moments.orNull(row, "reached"), row.getString("next"),
                        row.getInt("barren")),
                row.getLong("taken"));
    }
}
