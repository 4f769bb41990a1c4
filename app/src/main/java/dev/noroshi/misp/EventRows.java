package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events that were brought. The database shows whoever asks only those of their organisation that they may read.
@Component
class EventRows {

    private static final String EVENT = "select uuid, stamp, tlp, title, document, source, taken_at from misp.event\n";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// An event somebody brought.
    ///
    /// @param stamp when it last changed, in seconds, as it says itself
    /// @param source the indicators taken from it; null where none were
    record Row(UUID uuid, long stamp, Tlp tlp, String title, ObjectNode document, @Nullable UUID source,
            Instant takenAt) {
    }

    /// Locks it until the end, so that two who bring the same wait for each other.
    Optional<Row> lock(Caller caller, UUID uuid) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 54))")
                .param("key", caller.organisation() + " " + uuid).query(row -> {
                });
        return jdbc.sql(EVENT + "where holder = :holder and uuid = :uuid")
                .param("holder", caller.organisation().value()).param("uuid", uuid).query(this::row).optional();
    }

    List<Row> all(Caller caller) {
        return jdbc.sql(EVENT + "where holder = :holder order by taken_at, uuid")
                .param("holder", caller.organisation().value()).query(this::row).list();
    }

    /// Those brought last first.
    List<Row> latest(Caller caller, int limit) {
        return jdbc.sql(EVENT + "where holder = :holder order by taken_at desc, uuid limit :limit")
                .param("holder", caller.organisation().value()).param("limit", limit).query(this::row).list();
    }

    /// @return whether it was kept; not where somebody else of the organisation has brought it, marked so that the caller
    ///         may not read it
    boolean add(Caller caller, Row event, String leftOut) {
        return bound("""
                insert into misp.event (holder, uuid, stamp, tlp, title, document, source, left_out, taken_by, taken_at)
                values (:holder, :uuid, :stamp, :tlp, :title, :document, :source, cast(:left as jsonb), :by, :at)
                on conflict do nothing""", caller, event, leftOut).update() == 1;
    }

    void replace(Caller caller, Row event, String leftOut) {
        bound("""
                update misp.event
                set stamp = :stamp, tlp = :tlp, title = :title, document = :document, source = :source,
                    left_out = cast(:left as jsonb), taken_by = :by, taken_at = :at
                where holder = :holder and uuid = :uuid""", caller, event, leftOut).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Caller caller, Row event, String leftOut) {
        return jdbc.sql(sql).param("holder", caller.organisation().value()).param("uuid", event.uuid())
                .param("stamp", event.stamp()).param("tlp", event.tlp().name()).param("title", event.title())
                .param("document", event.document().toString()).param("source", event.source(), Types.OTHER)
                .param("left", leftOut).param("by", caller.person().value())
                .param("at", event.takenAt().atOffset(ZoneOffset.UTC));
    }

    boolean remove(Caller caller, UUID uuid) {
        return jdbc.sql("delete from misp.event where holder = :holder and uuid = :uuid")
                .param("holder", caller.organisation().value()).param("uuid", uuid).update() == 1;
    }

    private Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("uuid", UUID.class), row.getLong("stamp"), Tlp.valueOf(row.getString("tlp")),
                row.getString("title"), (ObjectNode) json.readTree(row.getString("document")),
                row.getObject("source", UUID.class), Moments.of(row, "taken_at"));
    }
}
