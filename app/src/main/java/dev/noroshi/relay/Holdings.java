package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.report.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a secretariat, a ministry or the centre sees of the reports it holds. Nobody sees what another holds.
@Component
public class Holdings {

    private final JdbcClient jdbc;
    private final DossierRows rows;
    private final CopyRows copies;
    private final Ascent ascent;
    private final Deliveries deliveries;
    private final Audit audit;
    private final Viewing viewing;

    Holdings(JdbcClient jdbc, DossierRows rows, CopyRows copies, Ascent ascent, Deliveries deliveries, Audit audit,
            Viewing viewing) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.copies = copies;
        this.ascent = ascent;
        this.deliveries = deliveries;
        this.audit = audit;
        this.viewing = viewing;
    }

    /// Which dossiers to list.
    ///
    /// @param state only those in that state, if given
    /// @param number only the series of that number, if given
    public record Filter(@Nullable DossierState state, @Nullable Integer number) {
        public static final Filter ALL = new Filter(null, null);
    }

    /// Where the next page of a list begins: after the last line shown.
    public record Cursor(Instant movedAt, DossierId after) {
    }

    /// The dossiers of the caller's organisation, the last moved first.
    ///
    /// @param after the last line of the page before; null for the first page
    /// @param limit how many lines, at most 200
    @Transactional(readOnly = true)
    public List<HeldSummary> list(Caller caller, Filter filter, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                select d.id, d.holder, d.tier, d.sender, d.occasion, d.language, d.sector, d.number, d.state, d.opened_at,
                       d.moved_at, e.ordinal, e.title, e.tlp, e.importance, e.received_at, e.open_task
                from (select * from relay.dossier
                      where holder = :holder
                        and (:state::text is null or state = :state)
                        and (:number::int is null or number = :number)
                        and (:moved::timestamptz is null or (moved_at, id) < (:moved, :after))
                      order by moved_at desc, id desc
                      limit :limit) d
                cross join lateral (
                    select ordinal, title, tlp, importance, received_at,
                           count(*) filter (where state in ('HELD', 'ANONYMISING')) over () as open_task
                    from relay.entry
                    where dossier = d.id
                    order by ordinal desc, revision desc
                    limit 1) e
                order by d.moved_at desc, d.id desc""").param("holder", caller.organisation().value())
                .param("state", filter.state() == null ? null : filter.state().name(), java.sql.Types.VARCHAR)
                .param("number", filter.number(), java.sql.Types.INTEGER)
                .param("moved", after == null ? null : after.movedAt().atOffset(java.time.ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", after == null ? null : after.after().value(), java.sql.Types.OTHER)
                .param("limit", Math.clamp(limit, 1, 200))
                .query((row, n) -> new HeldSummary(DossierRows.dossier(row, n), row.getInt("ordinal"),
                        row.getString("title"), Tlp.valueOf(row.getString("tlp")),
                        importance(row.getString("importance")),
                        Moments.of(row, "received_at"), row.getInt("open_task")))
                .list();
    }

    /// A dossier with all its reports, the newest first; empty when the caller's organisation holds no such dossier.
    @Transactional(readOnly = true)
    public Optional<HeldDossier> find(Caller caller, DossierId id) {
        return rows.find(id, caller.organisation()).map(dossier -> new HeldDossier(dossier, rows.entries(id)))
                .filter(this::mayRead);
    }

    /// What the database shows, is asked of the rule once more: who may not read one of the reports finds none.
    private boolean mayRead(HeldDossier held) {
        var sector = held.dossier().sector();
        var concerned = sector == null ? Set.<SectorCode>of() : Set.of(sector);
        return held.entries().stream().allMatch(entry -> viewing.reads().covers(entry.narrowest(), concerned));
    }

    /// As [#find], and notes that the caller's organisation has opened it: the hop before can see it was received.
    @Transactional
    public Optional<HeldDossier> open(Caller caller, DossierId id) {
        var found = find(caller, id);
        found.ifPresent(held -> {
            audit.record(caller.person(), caller.organisation(), "report.read", id.toString());
            for (var entry : held.entries())
                if (deliveries.opened(caller, entry.id().value()) > 0)
                    ascent.tellReporter(id, entry.ordinal(), Step.OPENED, caller.organisation());
        });
        return found;
    }

    /// What the caller's organisation handed on of a report; empty while nothing was.
    @Transactional(readOnly = true)
    public Optional<FormContent> handedOn(Caller caller, DossierId id, EntryId entry) {
        return rows.find(id, caller.organisation()).flatMap(dossier -> copies.handedOn(dossier.id(), entry));
    }

    /// The id of the dossier a parcel's subject lies in, if the caller's organisation holds it.
    @Transactional(readOnly = true)
    public Optional<DossierId> dossierOf(Caller caller, UUID entry) {
        return rows.entry(new EntryId(entry)).map(Entry::dossier)
                .filter(dossier -> rows.find(dossier, caller.organisation()).isPresent());
    }

    private static @Nullable Importance importance(@Nullable String name) {
        return name == null ? null : Importance.valueOf(name);
    }
}
