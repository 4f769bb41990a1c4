package dev.noroshi.source;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of identifiers people entered.
@Component
class IdentifierRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentifierRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// An identifier somebody entered.
    record Row(UUID id, OrganisationId organisation, Kind kind, String text, OffsetDateTime addedAt) {
    }

    /// As [dev.noroshi.directory.Roll#edition()].
    OptionalLong edition() {
        return jdbc.sql("""
                select number
                from source.edition
                where coalesce(counted <> pg_current_xact_id_if_assigned(), true)""").query(Long.class).optional()
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    List<Row> all() {
        return jdbc.sql(SELECT + "order by organisation, kind, text").query((row, n) -> row(row)).list();
    }

    List<Row> of(OrganisationId organisation) {
        return jdbc.sql(SELECT + "and organisation = :organisation order by kind, text")
                .param("organisation", organisation.value()).query((row, n) -> row(row)).list();
    }

    /// False when it is known already.
    boolean add(Caller caller, OrganisationId organisation, Kind kind, String text) {
        return jdbc.sql("""
                insert into source.identifier (id, organisation, kind, text, added_by, added_at)
                values (:id, :organisation, :kind, :text, :by, :now)
                on conflict (organisation, kind, text) where removed_at is null do nothing""")
                .param("id", UUID.randomUUID()).param("organisation", organisation.value()).param("kind", kind.name())
                .param("text", text).param("by", caller.person().value()).param("now", OffsetDateTime.now(clock))
                .update() == 1;
    }

    boolean remove(Caller caller, OrganisationId organisation, UUID id) {
        return jdbc.sql("""
                update source.identifier
                set removed_by = :by, removed_at = :now
                where id = :id and organisation = :organisation and removed_at is null""")
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock)).param("id", id)
                .param("organisation", organisation.value()).update() == 1;
    }

    private static final String SELECT = """
            select id, organisation, kind, text, added_at
            from source.identifier
            where removed_at is null
            """;

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(row.getObject("id", UUID.class), new OrganisationId(row.getString("organisation")),
                Kind.valueOf(row.getString("kind")), row.getString("text"),
                row.getObject("added_at", OffsetDateTime.class));
    }
}
