package dev.noroshi.relay;

import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The centre's numbered reports, for those who write advisories from them. Withdrawn ones are left out.
@Component
public class CentreReports {

    private final JdbcClient jdbc;
    private final DossierRows rows;
    private final Ascent ascent;
    private final Directory directory;
    private final Clock clock;

    CentreReports(JdbcClient jdbc, DossierRows rows, Ascent ascent, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ascent = ascent;
        this.directory = directory;
        this.clock = clock;
    }

    /// A numbered report of the centre; empty when there is none by that id, or it was withdrawn.
    @Transactional(readOnly = true)
    public Optional<CentreReport> find(UUID dossier) {
        return rows.find(new DossierId(dossier), centre()).flatMap(this::report);
    }

    /// The reports that moved last, at most so many.
    @Transactional(readOnly = true)
    public List<CentreReport> recent(int limit) {
        return jdbc.sql(DossierRows.DOSSIER + """
                where holder = :centre and tier = 'CENTRE' and number is not null and state <> 'WITHDRAWN'
                order by moved_at desc, id
                limit :limit""").param("centre", centre().value()).param("limit", limit).query(DossierRows::dossier)
                .list().stream().flatMap(dossier -> report(dossier).stream()).toList();
    }

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

    private Optional<CentreReport> report(Dossier dossier) {
        if (dossier.state() == DossierState.WITHDRAWN) return Optional.empty();
        var entries = rows.entries(dossier.id()).stream().filter(e -> e.state() == EntryState.RECEIVED).toList();
        var number = dossier.identification();
        if (entries.isEmpty() || number.isEmpty()) return Optional.empty();
        var last = entries.getFirst();
        var tlp = entries.stream().map(Entry::tlp).reduce(Tlp.CLEAR, Tlp::narrowest);
        return Optional
                .of(new CentreReport(dossier.id().value(), dossier.occasion(), number.get(), dossier.sector(), tlp,
                        last.title(), last.content(), dossier.state(), last.receivedAt()));
    }

    private OrganisationId centre() {
        return directory.centre(LocalDate.now(clock)).id();
    }
}
