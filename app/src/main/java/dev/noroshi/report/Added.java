package dev.noroshi.report;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whom the originator of a report names beside the scope of its marking. Source: handbook (試行版) II.2.3(2), table 5, ※１:
/// 情報発信者が、上記の情報共有範囲に含まれない対象の追加を求める場合は、当該対象を共有範囲に含めることができる.
@Component
public class Added {

    /// More than a handful is another marking.
    public static final int MOST = 20;

    private final JdbcClient jdbc;
    private final ReportRows rows;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Added(JdbcClient jdbc, ReportRows rows, Directory directory, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// What comes of naming somebody.
    public sealed interface Naming {

        /// Those are named now.
        record Named(Set<OrganisationId> organisations) implements Naming {
        }

        /// Somebody cannot be named.
        record Wrong(List<Problem> problems) implements Naming {
        }

        /// The caller's organisation has no draft there.
        record NoDraft() implements Naming {
        }
    }

    /// Those named for a series of the caller's organisation; they hold from the next report that is sent.
    @Transactional(readOnly = true)
    public Set<OrganisationId> of(Caller caller, SeriesId series) {
        return of(series);
    }

    /// Those named for a series, for whoever carries it on.
    public Set<OrganisationId> of(SeriesId series) {
        return jdbc.sql("select organisation from report.added where series = :series order by organisation")
                .param("series", series.value())
                .query((row, n) -> new OrganisationId(row.getString("organisation"))).list().stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Names exactly these, while a report of the series is being written. Nobody names themselves: it would tell who
    /// reports.
    @Transactional
    public Naming name(Caller caller, SeriesId series, Collection<OrganisationId> organisations) {
        if (rows.lockDraft(series).filter(draft -> draft.organisation().equals(caller.organisation())).isEmpty())
            return new Naming.NoDraft();
        var wanted = new LinkedHashSet<>(organisations);
        var problems = problems(caller, wanted);
        if (!problems.isEmpty()) return new Naming.Wrong(problems);
        jdbc.sql("delete from report.added where series = :series").param("series", series.value()).update();
        jdbc.sql("insert into report.added (series, organisation) select :series, unnest(:organisations::text[])")
                .param("series", series.value())
                .param("organisations", wanted.stream().map(OrganisationId::value).toArray(String[]::new)).update();
        audit.record(caller.person(), caller.organisation(), "report.name-added", series.toString());
        return new Naming.Named(wanted);
    }

    private List<Problem> problems(Caller caller, Set<OrganisationId> wanted) {
        var problems = new ArrayList<Problem>();
        if (wanted.contains(caller.organisation())) problems.add(Problem.of("added", "report.added.self"));
        if (wanted.size() > MOST) problems.add(Problem.of("added", "report.added.many", Integer.toString(MOST)));
        var known = directory.organisations(wanted, LocalDate.now(clock)).stream().map(each -> each.id())
                .collect(Collectors.toSet());
        for (var each : wanted)
            if (!known.contains(each)) problems.add(Problem.of("added", "report.added.unknown", each.value()));
        return problems;
    }
}
