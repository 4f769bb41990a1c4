package dev.noroshi.relay;

import java.util.stream.Collectors;
import java.util.Arrays;
import java.util.Set;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.SeriesId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of dossiers and entries, and of what joins them.
@Component
class DossierRows {

    private final JdbcClient jdbc;
    private final ReportPaper paper;
    private final Trails trails;
    private final Clock clock;

    DossierRows(JdbcClient jdbc, ReportPaper paper, Trails trails, Clock clock) {
        this.jdbc = jdbc;
        this.paper = paper;
        this.trails = trails;
        this.clock = clock;
    }

    void insert(Dossier dossier) {
        jdbc.sql("""
                insert into relay.dossier (id, holder, tier, sender, occasion, language, sector, state, opened_at, moved_at)
                values (:id, :holder, :tier, :sender, :occasion, :language, :sector, :state, :now, :now)""")
                .param("id", dossier.id().value()).param("holder", dossier.holder().value())
                .param("tier", dossier.tier().name()).param("sender", dossier.sender().value())
                .param("occasion", dossier.occasion().name()).param("language", dossier.language().name())
                .param("sector", dossier.sector() == null ? null : dossier.sector().value(), Types.VARCHAR)
                .param("state", dossier.state().name()).param("now", Moments.column(dossier.openedAt())).update();
    }

    void insert(Entry entry) {
        jdbc.sql("""
                insert into relay.entry (id, dossier, ordinal, revision, kind, state, content, tlp, importance, title, trail,
                                         received_at, added)
                values (:id, :dossier, :ordinal, :revision, :kind, :state, :content::jsonb, :tlp, :importance, :title,
                        :trail::jsonb, :now, :added)""")
                .param("id", entry.id().value()).param("dossier", entry.dossier().value())
                .param("ordinal", entry.ordinal()).param("revision", entry.revision())
                .param("kind", entry.kind().name()).param("state", entry.state().name())
                .param("content", paper.write(entry.content())).param("tlp", entry.tlp().name())
                .param("importance", entry.importance() == null ? null : entry.importance().name(), Types.VARCHAR)
                .param("title", entry.title()).param("trail", trails.write(entry.trail()))
                .param("added", entry.added().stream().map(OrganisationId::value).sorted().toArray(String[]::new))
                .param("now", Moments.column(entry.receivedAt())).update();
    }

    /// Locks the dossier, so that two who act on it wait for each other; empty when the holder has no such dossier.
    Optional<Dossier> lock(DossierId id, OrganisationId holder) {
        return jdbc.sql(DOSSIER + "where id = :id and holder = :holder for update").param("id", id.value())
                .param("holder", holder.value()).query(DossierRows::dossier).optional();
    }

    Optional<Dossier> lock(DossierId id) {
        return jdbc.sql(DOSSIER + "where id = :id for update").param("id", id.value()).query(DossierRows::dossier)
                .optional();
    }

    Optional<Dossier> find(DossierId id, OrganisationId holder) {
        return jdbc.sql(DOSSIER + "where id = :id and holder = :holder").param("id", id.value())
                .param("holder", holder.value()).query(DossierRows::dossier).optional();
    }

    /// All reports of a dossier, the newest first.
    List<Entry> entries(DossierId dossier) {
        return jdbc.sql(ENTRY + "where dossier = :dossier order by ordinal desc, revision desc")
                .param("dossier", dossier.value()).query(this::readEntry).list();
    }

    Optional<Entry> entry(EntryId id) {
        return jdbc.sql(ENTRY + "where id = :id").param("id", id.value()).query(this::readEntry).optional();
    }

    int lastRevision(DossierId dossier, int ordinal) {
        return jdbc.sql("""
                select coalesce(max(revision), 0)
                from relay.entry
                where dossier = :dossier and ordinal = :ordinal""").param("dossier", dossier.value())
                .param("ordinal", ordinal).query(Integer.class).single();
    }

    void state(DossierId dossier, DossierState state) {
        state(dossier, state, clock.instant());
    }

    /// @param at when it moved, as its holder may know it
    void state(DossierId dossier, DossierState state, Instant at) {
        jdbc.sql("update relay.dossier set state = :state, moved_at = :now where id = :id")
                .param("state", state.name()).param("now", Moments.column(at)).param("id", dossier.value()).update();
    }

    void state(EntryId entry, EntryState state, @Nullable String note) {
        jdbc.sql("""
                update relay.entry
                set state = :state, return_note = coalesce(:note, return_note),
                    passed_on_at = case when :state = 'PASSED_ON' then :now else passed_on_at end
                where id = :id""").param("state", state.name()).param("note", note, Types.VARCHAR).param("now", now())
                .param("id", entry.value()).update();
    }

    /// Releases the follow-ups that waited for their first report; returns them in their order.
    List<Entry> release(DossierId dossier) {
        jdbc.sql("update relay.entry set state = 'RECEIVED' where dossier = :dossier and state = 'WAITING'")
                .param("dossier", dossier.value()).update();
        return jdbc.sql(ENTRY + "where dossier = :dossier and ordinal > 1 and state = 'RECEIVED' order by ordinal")
                .param("dossier", dossier.value()).query(this::readEntry).list();
    }

    /// Gives the number to the centre's dossier and, back along the path, to every one it came from.
    void number(DossierId centre, IdentificationNumber number) {
        jdbc.sql("""
                with recursive path as (
                    select :dossier::uuid as id
                    union all
                    select h.from_dossier
                    from relay.handover h
                    join path on h.to_dossier = path.id)
                update relay.dossier
                set number = :number
                where id in (select id from path)""").param("dossier", centre.value())
                .param("number", number.main()).update();
    }

    /// The reporter's series at the far end of the path that leads to a dossier.
    Optional<SeriesId> originOf(DossierId dossier) {
        return jdbc.sql("""
                with recursive path as (
                    select :dossier::uuid as id
                    union all
                    select h.from_dossier
                    from relay.handover h
                    join path on h.to_dossier = path.id)
                select o.series
                from relay.origin o
                join path on path.id = o.dossier""").param("dossier", dossier.value()).query(UUID.class).optional()
                .map(SeriesId::new);
    }

    /// The dossiers a series went into, from the first hop on.
    List<DossierId> onwardFrom(SeriesId series) {
        return jdbc.sql("select dossier from relay.origin where series = :series").param("series", series.value())
                .query(UUID.class).optional().map(first -> onwardFrom(new DossierId(first))).orElse(List.of());
    }

    /// The dossier and those it was handed on into.
    List<DossierId> onwardFrom(DossierId first) {
        return jdbc.sql("""
                with recursive path as (
                    select :dossier::uuid as id
                    union all
                    select h.to_dossier
                    from relay.handover h
                    join path on h.from_dossier = path.id)
                select id from path""").param("dossier", first.value()).query(UUID.class).list().stream()
                .map(DossierId::new).toList();
    }

    Optional<DossierId> dossierOf(SeriesId series, OrganisationId holder) {
        return jdbc.sql("select dossier from relay.origin where series = :series and holder = :holder")
                .param("series", series.value()).param("holder", holder.value()).query(UUID.class).optional()
                .map(DossierId::new);
    }

    void origin(OrganisationId holder, DossierId dossier, SeriesId series) {
        jdbc.sql("insert into relay.origin (holder, dossier, series) values (:holder, :dossier, :series)")
                .param("holder", holder.value()).param("dossier", dossier.value()).param("series", series.value())
                .update();
    }

    Optional<DossierId> next(DossierId from) {
        return jdbc.sql("select to_dossier from relay.handover where from_dossier = :from").param("from", from.value())
                .query(UUID.class).optional().map(DossierId::new);
    }

    Optional<DossierId> previous(DossierId to) {
        return jdbc.sql("select from_dossier from relay.handover where to_dossier = :to").param("to", to.value())
                .query(UUID.class).optional().map(DossierId::new);
    }

    void handover(OrganisationId holder, DossierId from, DossierId to) {
        jdbc.sql("insert into relay.handover (holder, from_dossier, to_dossier) values (:holder, :from, :to)")
                .param("holder", holder.value()).param("from", from.value()).param("to", to.value()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    static final String DOSSIER = """
            select id, holder, tier, sender, occasion, language, sector, number, state, opened_at, moved_at
            from relay.dossier
            """;

    static final String ENTRY = """
            select id, dossier, ordinal, revision, kind, state, content, tlp, importance, title, trail, received_at,
                   passed_on_at, return_note, added
            from relay.entry
            """;

    static Dossier dossier(ResultSet row, int n) throws SQLException {
        var sector = row.getString("sector");
        return new Dossier(new DossierId(row.getObject("id", UUID.class)), new OrganisationId(row.getString("holder")),
                Tier.valueOf(row.getString("tier")), new OrganisationId(row.getString("sender")),
                Occasion.valueOf(row.getString("occasion")), Language.valueOf(row.getString("language")),
                sector == null ? null : new SectorCode(sector), row.getObject("number", Integer.class),
                DossierState.valueOf(row.getString("state")), Moments.of(row, "opened_at"),
                Moments.of(row, "moved_at"));
    }

    Entry readEntry(ResultSet row, int n) throws SQLException {
        var importance = row.getString("importance");
        var passedOn = row.getObject("passed_on_at", OffsetDateTime.class);
        return new Entry(new EntryId(row.getObject("id", UUID.class)),
                new DossierId(row.getObject("dossier", UUID.class)), row.getInt("ordinal"), row.getInt("revision"),
                ReportKind.valueOf(row.getString("kind")), EntryState.valueOf(row.getString("state")),
                paper.stored(row.getString("content")), Tlp.valueOf(row.getString("tlp")),
                importance == null ? null : Importance.valueOf(importance), row.getString("title"),
                trails.read(row.getString("trail")), Moments.of(row, "received_at"),
                passedOn == null ? null : passedOn.toInstant(), row.getString("return_note"), organisations(row));
    }

    static Set<OrganisationId> organisations(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("added").getArray()).map(OrganisationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
