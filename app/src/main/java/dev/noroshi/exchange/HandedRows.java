package dev.noroshi.exchange;

import dev.noroshi.exchange.Push.Fate;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.taxii.Outgoing.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was handed to peers or is to be, as rows.
@Component
class HandedRows {

    private static final String COLUMNS = "select object, version, added, state, fault, at from exchange.handed\n";

    private final JdbcClient jdbc;

    HandedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A version of an object, and what became of it.
    ///
    /// @param added its place in the feed
    /// @param problem why the peer refused it; null when it did not
    /// @param at since when it is so
    record Handed(String object, Instant version, Instant added, Fate fate, @Nullable Problem problem, Instant at) {
    }

    void await(PeerId peer, List<Told> told, Instant now) {
        for (var each : told)
            of("""
                    insert into exchange.handed (peer, object, version, added, state, at)
                    values (:peer, :object, :version, :added, 'WAITING', :now)
                    on conflict do nothing""", peer).param("object", each.id())
                    .param("version", Moments.column(each.version()))
                    .param("added", Moments.column(each.added())).param("now", Moments.column(now)).update();
    }

    /// Which of some objects the peer may have.
    Set<String> had(PeerId peer, Collection<String> objects) {
        return of("""
                select distinct object from exchange.handed
                where peer = :peer and object = any (:objects) and state in ('UNDERWAY', 'SENT', 'GONE')""", peer)
                .param("objects", objects.toArray(String[]::new)).query(String.class).set();
    }

    /// Those to be handed over next.
    List<Handed> next(PeerId peer, int most) {
        return of(COLUMNS + """
                where peer = :peer and state in ('WAITING', 'UNDERWAY')
                order by added
                limit :most""", peer).param("most", most).query(HandedRows::handed).list();
    }

    /// Those of a request.
    List<Handed> of(PeerId peer, String request) {
        return of(COLUMNS + "where peer = :peer and request = :request\norder by added", peer)
                .param("request", request).query(HandedRows::handed).list();
    }

    /// Those that were handed over last, or refused.
    List<Handed> latest(PeerId peer, int most) {
        return of(COLUMNS + """
                where peer = :peer
                order by state <> 'REFUSED', at desc, added desc
                limit :most""", peer).param("most", most).query(HandedRows::handed).list();
    }

    Map<Fate, Integer> counts(PeerId peer) {
        var counts = new EnumMap<Fate, Integer>(Fate.class);
        of("select state, count(*) as n from exchange.handed where peer = :peer group by state", peer).query(row -> {
            counts.put(Fate.valueOf(row.getString("state")), row.getInt("n"));
        });
        return counts;
    }

    void become(PeerId peer, Handed handed, Fate fate, @Nullable Problem problem, Instant now) {
        one("""
                update exchange.handed set state = :fate, fault = :fault, request = null, at = :now
                where peer = :peer and object = :object and version = :version""", peer, handed)
                .param("fate", fate.name())
                .param("fault", problem == null ? null : Refusals.fault(problem), Types.VARCHAR)
                .param("now", Moments.column(now)).update();
    }

    void ask(PeerId peer, Handed handed, String request) {
        one("""
                update exchange.handed set request = :request
                where peer = :peer and object = :object and version = :version""", peer, handed)
                .param("request", request).update();
    }

    /// The outcome of a request will not be told any more.
    void forget(PeerId peer) {
        of("update exchange.handed set request = null where peer = :peer and request is not null", peer).update();
    }

    /// What is gone before it was handed over needs no word.
    void drop(PeerId peer, Handed handed, Instant now) {
        switch (handed.fate()) {
            case WAITING -> one("""
                    delete from exchange.handed
                    where peer = :peer and object = :object and version = :version""", peer, handed).update();
            case UNDERWAY -> become(peer, handed, Fate.GONE, null, now);
            case SENT, REFUSED, GONE -> {
                // it has its outcome
            }
        }
    }

    /// What was refused waits again.
    int again(PeerId peer, Instant now) {
        return of("""
                update exchange.handed set state = 'WAITING', fault = null, at = :now
                where peer = :peer and state = 'REFUSED'""", peer).param("now", Moments.column(now)).update();
    }

    private JdbcClient.StatementSpec of(String sql, PeerId peer) {
        return jdbc.sql(sql).param("peer", peer.value());
    }

    private JdbcClient.StatementSpec one(String sql, PeerId peer, Handed handed) {
        return of(sql, peer).param("object", handed.object()).param("version", Moments.column(handed.version()));
    }

    private static Handed handed(ResultSet row, int n) throws SQLException {
        var fault = row.getString("fault");
        return new Handed(row.getString("object"), Moments.of(row, "version"), Moments.of(row, "added"),
                Fate.valueOf(row.getString("state")), fault == null ? null : Refusals.problem(fault),
                Moments.of(row, "at"));
    }
}
