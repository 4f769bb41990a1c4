package dev.noroshi.advisory;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.sharing.Agreement;
import dev.noroshi.sharing.Agreements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Bodies beside the scope of its marking that the centre names for an advisory. Source: handbook (試行版) II.2.3(2), table 5,
/// ※１ (the originator may add whom it asks for) and ※２: only agencies with which cooperation was agreed beforehand, since
/// those may share in what the sources said, whatever its scope.
@Component
public class FurtherAddressees {

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final Directory directory;
    private final Clock clock;

    FurtherAddressees(JdbcClient jdbc, Agreements agreements, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.directory = directory;
        this.clock = clock;
    }

    /// Those that may be named today.
    public List<Organisation> agreed() {
        var today = LocalDate.now(clock);
        return directory.organisations(
                agreements.on(today).stream().map(Agreement::organisation).collect(Collectors.toSet()), today);
    }

    /// Those named for an advisory, whether or not the agreement still holds; nobody but the centre learns of them here.
    public Set<OrganisationId> of(AdvisoryId id) {
        return jdbc.sql("select named from advisory.issue where id = :id").param("id", id.value())
                .query((row, n) -> Arrays.stream((String[]) row.getArray("named").getArray()).map(OrganisationId::new)
                        .collect(Collectors.toUnmodifiableSet()))
                .optional().orElse(Set.of());
    }

    /// Those of them with which the agreement holds today.
    public List<Organisation> standing(AdvisoryId id) {
        var named = of(id);
        return named.isEmpty() ? List.of() : agreed().stream().filter(each -> named.contains(each.id())).toList();
    }

    /// Names exactly these.
    ///
    /// @return what must be put right; nothing when they are named
    List<Problem> name(AdvisoryId id, Collection<OrganisationId> organisations) {
        var agreed = agreed().stream().map(Organisation::id).collect(Collectors.toSet());
        var problems = new ArrayList<Problem>();
        organisations.stream().filter(each -> !agreed.contains(each)).distinct()
                .forEach(each -> problems.add(Problem.of("further", "advisory.further.not-agreed", each.value())));
        if (problems.isEmpty()) write(id, organisations);
        return problems;
    }

    /// The next report of a series begins with those of the one before.
    void carryOver(AdvisoryId before, AdvisoryId next) {
        write(next, of(before));
    }

    private void write(AdvisoryId id, Collection<OrganisationId> organisations) {
        jdbc.sql("update advisory.issue set named = :named where id = :id")
                .param("named", organisations.stream().map(OrganisationId::value).distinct().sorted()
                        .toArray(String[]::new))
                .param("id", id.value()).update();
    }
}
