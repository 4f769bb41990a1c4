package dev.noroshi.relay;

import dev.noroshi.directory.Directory;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.form.MarkedParts;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The centre's numbered reports, for those who write advisories from them. Withdrawn ones are left out.
@Component
public class CentreReports {

    private final JdbcClient jdbc;
    private final DossierRows rows;
    private final ReportPaper paper;
    private final Ascent ascent;
    private final Directory directory;
    private final Clock clock;

    CentreReports(JdbcClient jdbc, DossierRows rows, ReportPaper paper, Ascent ascent, Directory directory,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.paper = paper;
        this.ascent = ascent;
        this.directory = directory;
        this.clock = clock;
    }

    /// A numbered report of the centre; empty when there is none by that id, or it was withdrawn.
    @Transactional(readOnly = true)
    public Optional<CentreReport> find(UUID dossier) {
        return jdbc.sql(REPORT + "and d.id = :id").param("centre", centre().value()).param("id", dossier)
                .query(this::report).optional();
    }

    /// The reports that moved last, at most so many.
    @Transactional(readOnly = true)
    public List<CentreReport> recent(int limit) {
        return jdbc.sql(REPORT + "order by d.moved_at desc, d.id limit :limit").param("centre", centre().value())
                .param("limit", limit).query(this::report).list();
    }

    /// A series with its newest report and the markings of all.
    private static final String REPORT = """
            select d.id, d.holder, d.tier, d.sender, d.occasion, d.language, d.sector, d.number, d.state, d.opened_at,
                   d.moved_at, e.title, e.content, e.received_at, e.added, e.markings, e.contents, n.granted, n.words,
                   p.fields
            from relay.dossier d
            cross join lateral (
                select title, content, received_at, added, array_agg(tlp) over () as markings,
                       array_agg(content::text) over () as contents, max(received_at) over () as last_at
                from relay.entry
                where dossier = d.id and state = 'RECEIVED'
                order by ordinal desc, revision desc
                limit 1) e
            left join lateral (
                -- what comes in later is marked anew
                select granted, words
                from relay.negotiation
                where dossier = d.id and asker = d.holder and field is null and granted is not null and answered_at >= e.last_at
                order by answered_at desc
                limit 1) n on true
            cross join lateral (
                select coalesce(array_agg(f.field || ' ' || f.granted), '{}') as fields
                from (select distinct on (field) field, granted
                      from relay.negotiation
                      where dossier = d.id and asker = d.holder and field is not null and granted is not null
                        and answered_at >= e.last_at
                      order by field, answered_at desc) f) p
            where d.holder = :centre and d.tier = 'CENTRE' and d.number is not null and d.state <> 'WITHDRAWN'
            """;

    /// Notes that an advisory was issued from these reports (情報提供に反映), and tells it back along their paths.
    @Transactional
    public void used(Collection<UUID> dossiers) {
        for (var id : dossiers) {
            var dossier = new DossierId(id);
            rows.lock(dossier, centre()).filter(held -> held.state() != DossierState.WITHDRAWN).ifPresent(held -> {
                rows.state(dossier, DossierState.USED);
                rows.entries(dossier).stream().findFirst()
                        .ifPresent(last -> ascent.tellReporter(dossier, last.ordinal(), Step.USED, held.holder()));
            });
        }
    }

    private CentreReport report(ResultSet row, int n) throws SQLException {
        var dossier = DossierRows.dossier(row, n);
        var granted = row.getString("granted");
        var markings = (String[]) row.getArray("markings").getArray();
        var whole = granted == null
                ? Arrays.stream(markings).map(Tlp::valueOf).reduce(Tlp.CLEAR, Tlp::narrowest)
                : Tlp.valueOf(granted);
        var content = paper.stored(row.getString("content"));
        return new CentreReport(dossier.id().value(), dossier.occasion(), dossier.identification().orElseThrow(),
                dossier.sector(), whole, granted == null ? null : row.getString("words"),
                allowed(PartScopes.of(content, whole, fields(),
                        contents((String[]) row.getArray("contents").getArray())),
                        (String[]) row.getArray("fields").getArray()),
                row.getString("title"), content, dossier.state(),
                Moments.of(row, "received_at"), DossierRows.organisations(row));
    }

    /// What the source has since allowed for single fields takes the place of what they came with.
    private static Map<FieldId, Tlp> allowed(Map<FieldId, Tlp> scopes, String[] granted) {
        var allowed = new TreeMap<>(scopes);
        for (var each : granted) {
            var words = each.split(" ");
            allowed.merge(new FieldId(words[0]), Tlp.valueOf(words[1]),
                    (came, now) -> now.isWiderThan(came) ? now : came);
        }
        return allowed;
    }

    private List<FieldId> fields() {
        return MarkedParts.markable(paper.definition()).stream().map(FormField::id).toList();
    }

    private List<FormContent> contents(String[] stored) {
        return Arrays.stream(stored).map(paper::stored).toList();
    }

    private OrganisationId centre() {
        return directory.centre(LocalDate.now(clock)).id();
    }
}
