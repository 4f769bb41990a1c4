package dev.noroshi.indicator;

import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the older papers have been read, as rows.
@Component
class CatchUpRows {

    private static final String STAND = "kind, edition, after, looked, failed, total, finished_at is not null as done";

    private final JdbcClient jdbc;
    private final Clock clock;

    CatchUpRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is read.
    enum Papers {
        ADVISORY, REPORT
    }

    /// Whether one could be read.
    enum Reading {
        READ, FAILED
    }

    /// How far it is.
    ///
    /// @param after the one read last
    record Stand(Papers kind, int edition, @Nullable UUID after, int looked, int failed, int total, boolean isDone) {
    }

    /// Begins where nothing was begun, or only by a finder that found less.
    Stand begin(Papers kind, int edition, int total) {
        jdbc.sql("""
                insert into indicator.catch_up as c (kind, edition, total, began_at)
                values (:kind, :edition, :total, :now)
                on conflict (kind) do update
                set edition = excluded.edition, after = null, looked = 0, failed = 0, total = excluded.total,
                    began_at = excluded.began_at, finished_at = null
                where c.edition < excluded.edition""").param("kind", kind.name()).param("edition", edition)
                .param("total", total).param("now", Moments.column(clock.instant())).update();
        return jdbc.sql("select " + STAND + " from indicator.catch_up where kind = :kind").param("kind", kind.name())
                .query(CatchUpRows::stand).single();
    }

    /// Takes it for this transaction; empty while somebody else has it.
    Optional<Stand> take(Papers kind) {
        return jdbc.sql("select " + STAND + " from indicator.catch_up where kind = :kind for update skip locked")
                .param("kind", kind.name()).query(CatchUpRows::stand).optional();
    }

    Stand went(Papers kind, UUID paper, Reading reading) {
        return jdbc.sql("""
                update indicator.catch_up
                set after = :paper, looked = looked + 1, failed = failed + :failed
                where kind = :kind
                returning\s""" + STAND).param("paper", paper).param("failed", reading == Reading.FAILED ? 1 : 0)
                .param("kind", kind.name()).query(CatchUpRows::stand).single();
    }

    Stand end(Papers kind) {
        return jdbc.sql("update indicator.catch_up set finished_at = :now where kind = :kind returning " + STAND)
                .param("now", Moments.column(clock.instant())).param("kind", kind.name()).query(CatchUpRows::stand)
                .single();
    }

    /// All there is to read, as far as whoever asks may know.
    List<Stand> all() {
        return jdbc.sql("select " + STAND + " from indicator.catch_up order by kind").query(CatchUpRows::stand).list();
    }

    private static Stand stand(ResultSet row, int n) throws SQLException {
        return new Stand(Papers.valueOf(row.getString("kind")), row.getInt("edition"),
                row.getObject("after", UUID.class), row.getInt("looked"), row.getInt("failed"), row.getInt("total"),
                row.getBoolean("done"));
    }
}
