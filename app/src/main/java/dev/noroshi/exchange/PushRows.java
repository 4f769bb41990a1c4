package dev.noroshi.exchange;

import dev.noroshi.exchange.Push.Failure;
import dev.noroshi.exchange.Push.State;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.taxii.Outgoing.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is handed to peers, as rows.
@Component
class PushRows {

    private static final String TO_THE_DESK = "how handing something to a server of others went, to the centre's desk";
    private static final String COLUMNS = """
            peer, collection, reach, occasion, active, revision, place, due_at, asked_at, answered_at, request, failures,
            failure, detail
            """;
    private static final String OURS = "where peer = :peer and revision = :revision and asked_at = :asked";

    private final JdbcClient jdbc;

    PushRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Push> all() {
        return jdbc.sql("select " + COLUMNS + "from exchange.push").query(PushRows::push).list();
    }

    Optional<Push> find(PeerId peer) {
        return jdbc.sql("select " + COLUMNS + "from exchange.push where peer = :peer").param("peer", peer.value())
                .query(PushRows::push).optional();
    }

    /// Whether another peer is written to there.
    boolean isTaken(Peer peer, String collection) {
        return jdbc.sql("""
                select exists (select from exchange.push u join exchange.peer p on p.id = u.peer
                               where p.root = :root and u.collection = :collection and p.id <> :peer)""")
                .param("root", peer.root().toString()).param("collection", collection)
                .param("peer", peer.id().value()).query(Boolean.class).single();
    }

    /// @return whether it still was as the caller saw it
    boolean write(Push push, PersonId by, Instant now) {
        return jdbc.sql("""
                insert into exchange.push (peer, collection, reach, occasion, active, revision, changed_by, changed_at, place,
                                           due_at)
                values (:peer, :collection, :reach, :occasion, :active, 1, :by, :now, :place, :now)
                on conflict (peer) do update
                set collection = excluded.collection, reach = excluded.reach, occasion = excluded.occasion,
                    active = excluded.active, revision = push.revision + 1, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at, place = excluded.place, due_at = excluded.due_at
                where push.revision = :revision""").param("peer", push.peer().value())
                .param("collection", push.collection()).param("reach", push.reach().name())
                .param("occasion", push.occasion().name()).param("active", push.active()).param("by", by.value())
                .param("now", Moments.column(now)).param("place", Moments.column(push.place()))
                .param("revision", push.revision())
                .update() == 1;
    }

    /// What was handed to another place says nothing of this one: it is begun anew.
    void beginAnew(PeerId peer, Instant place, Instant now) {
        jdbc.sql("delete from exchange.handed where peer = :peer").param("peer", peer.value()).update();
        jdbc.sql("""
                update exchange.push
                set place = :place, request = null, answered_at = null, failures = 0, failure = null, detail = null,
                    due_at = :now, revision = revision + 1
                where peer = :peer""").param("peer", peer.value()).param("place", Moments.column(place))
                .param("now", Moments.column(now))
                .update();
    }

    boolean due(PeerId peer, Instant now) {
        return jdbc.sql("update exchange.push set due_at = :now where peer = :peer and active")
                .param("peer", peer.value()).param("now", Moments.column(now)).update() == 1;
    }

    /// Takes one whose turn it is, as [PeerRows#take] does.
    @Crossing("to which server of others something is due, to whoever hands it over")
    @Transactional
    public Optional<Push> take(Instant now, Duration lease) {
        return jdbc.sql("""
                update exchange.push
                set due_at = :until, asked_at = :now
                where peer = (select peer from exchange.push
                              where active and due_at <= :now
                              order by due_at
                              limit 1 for update skip locked)
                returning\s""" + COLUMNS).param("now", Moments.column(now))
                .param("until", Moments.column(now.plus(lease)))
                .query(PushRows::push).optional();
    }

    /// Who is answerable for what is handed over: whoever said last what that is.
    PersonId changedBy(Push push) {
        return jdbc.sql("select changed_by from exchange.push where peer = :peer").param("peer", push.peer().value())
                .query((row, n) -> new PersonId(row.getLong("changed_by"))).single();
    }

    /// Holds it until the caller's transaction ends.
    ///
    /// @return whether it is still ours: nobody changed it, and the lease has not passed to another
    boolean isOurs(Push push) {
        return ours("update exchange.push set asked_at = asked_at\n" + OURS, push).update() == 1;
    }

    boolean reached(Push push, Instant place) {
        return ours("update exchange.push set place = :place\n" + OURS, push).param("place", Moments.column(place))
                .update() == 1;
    }

    boolean asks(Push push, @Nullable String request) {
        return ours("update exchange.push set request = :request\n" + OURS, push)
                .param("request", request, Types.VARCHAR).update() == 1;
    }

    /// It took something, and told what became of it.
    boolean took(Push push, Instant now) {
        return ours("""
                update exchange.push
                set answered_at = :now, request = null, failures = 0, failure = null, detail = null
                """ + OURS, push).param("now", Moments.column(now)).update() == 1;
    }

    /// Nothing is left for now.
    @Crossing(TO_THE_DESK)
    @Transactional
    public void rested(Push push, Instant next) {
        ours("""
                update exchange.push
                set failures = 0, failure = null, detail = null, due_at = :next
                """ + OURS, push).param("next", Moments.column(next)).update();
    }

    /// It goes on then.
    @Crossing(TO_THE_DESK)
    @Transactional
    public void later(Push push, Instant next) {
        ours("update exchange.push set due_at = :next\n" + OURS, push).param("next", Moments.column(next)).update();
    }

    @Crossing(TO_THE_DESK)
    @Transactional
    public void failed(Push push, Failure failure, String detail, Instant next) {
        ours("""
                update exchange.push
                set failures = failures + 1, failure = :failure, detail = :detail, due_at = :next
                """ + OURS, push).param("failure", failure.name()).param("detail", detail)
                .param("next", Moments.column(next))
                .update();
    }

    private JdbcClient.StatementSpec ours(String sql, Push push) {
        return jdbc.sql(sql).param("peer", push.peer().value()).param("revision", push.revision()).param("asked",
                Moments.column(Objects.requireNonNull(push.state().askedAt())));
    }

    private static Push push(ResultSet row, int n) throws SQLException {
        var failure = row.getString("failure");
        return new Push(new PeerId(row.getObject("peer", UUID.class)), row.getString("collection"),
                Reach.valueOf(row.getString("reach")), Occasion.valueOf(row.getString("occasion")),
                row.getBoolean("active"), row.getInt("revision"),
                new State(Moments.of(row, "due_at"), Moments.orNull(row, "asked_at"),
                        Moments.orNull(row, "answered_at"), row.getInt("failures"),
                        failure == null ? null : Failure.valueOf(failure), row.getString("detail")),
                Moments.of(row, "place"), row.getString("request"));
    }
}
