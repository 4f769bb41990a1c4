package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who there is and who stands above whom, as of a day. The other rooms ask here and keep only codes.
public interface Directory {

    /// The organisation as it is on that day; empty when it does not exist then.
    Optional<Organisation> organisation(OrganisationId id, LocalDate on);

    /// The organisations as they are on that day, in the order of their names; those that do not exist then are left out.
    List<Organisation> organisations(Set<OrganisationId> ids, LocalDate on);

    Optional<Person> person(PersonId id);

    Optional<Person> personByLogin(String login);

    /// The national centre's desk (NISC, since 2025-07-01 NCO: one organisation with a dated name).
    Organisation centre(LocalDate on);

    /// The secretariat an operator reports to; empty when it belongs to no CEPTOAR on that day.
    Optional<Organisation> secretariatOf(OrganisationId operator, LocalDate on);

    /// The ministry desk responsible for the sector of an operator or secretariat; empty when none is known.
    Optional<Organisation> ministryOf(OrganisationId operatorOrSecretariat, LocalDate on);

    /// The ministry desks responsible for any of the sectors.
    List<Organisation> ministriesFor(Set<SectorCode> sectors, LocalDate on);

    /// The secretariats a ministry desk passes advisories on to, within the sectors.
    List<Organisation> secretariatsUnder(OrganisationId ministry, Set<SectorCode> sectors, LocalDate on);

    /// The operators that are members of the CEPTOAR a secretariat runs.
    List<Organisation> membersOf(OrganisationId secretariat, LocalDate on);

    /// All sectors known, in printed order.
    List<Sector> sectors();

    Optional<Sector> sector(SectorCode code);
}
