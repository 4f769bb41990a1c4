package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who there is and who stands above whom, as of a day. The other rooms ask here and keep only codes.
public interface Directory {

    /// The organisation as it is on that day; empty when it does not exist then.
    Optional<Organisation> organisation(OrganisationId id, LocalDate on);

    /// The organisations as they are on that day, in the order of their names; those that do not exist then are left out.
    List<Organisation> organisations(Set<OrganisationId> ids, LocalDate on);

    /// Organisations that can be named by these words: by their code or whole name any, by part of it all but operators,
    /// whose membership is nobody else's business. At most twenty, by name.
    List<Organisation> named(String words, LocalDate on);

    /// The person with the post they hold today or else held last.
    Optional<Person> person(PersonId id);

    /// The person who may sign in with that name; empty when they hold no post today.
    Optional<Person> personByLogin(String login);

    /// The national centre's desk (NISC, since 2025-07-01 NCO: one organisation with a dated name). Before its first
    /// known day, as it was on that.
    Organisation centre(LocalDate on);

    /// The secretariat an operator reports to; empty when it belongs to no CEPTOAR on that day.
    Optional<Organisation> secretariatOf(OrganisationId operator, LocalDate on);

    /// The ministry desk responsible for the sector of an operator or secretariat; empty when none is known.
    Optional<Organisation> ministryOf(OrganisationId operatorOrSecretariat, LocalDate on);

    /// The ministry desks responsible for any of the sectors; the ministry itself where no desk is known.
    List<Organisation> ministriesFor(Set<SectorCode> sectors, LocalDate on);

    /// The secretariats a ministry desk passes advisories on to, within the sectors (none for no sector).
    List<Organisation> secretariatsUnder(OrganisationId ministry, Set<SectorCode> sectors, LocalDate on);

    /// The operators that are members of the CEPTOAR a secretariat runs.
    List<Organisation> membersOf(OrganisationId secretariat, LocalDate on);

    /// The members of each of the secretariats; those without members are left out. One question for all of them.
    default Map<OrganisationId, List<Organisation>> membersOf(Collection<OrganisationId> secretariats, LocalDate on) {
        var members = new LinkedHashMap<OrganisationId, List<Organisation>>();
        for (var each : secretariats)
            members.put(each, membersOf(each, on));
        members.values().removeIf(List::isEmpty);
        return members;
    }

    /// The secretariat of each of the operators; those without are left out. One question for all of them.
    default Map<OrganisationId, Organisation> secretariatsOf(Collection<OrganisationId> operators, LocalDate on) {
        var secretariats = new LinkedHashMap<OrganisationId, Organisation>();
        for (var each : operators)
            secretariatOf(each, on).ifPresent(found -> secretariats.put(each, found));
        return secretariats;
    }

    /// The ministry desk of each of the operators or secretariats; those without are left out. One question for all.
    default Map<OrganisationId, Organisation> ministriesOf(Collection<OrganisationId> organisations, LocalDate on) {
        var ministries = new LinkedHashMap<OrganisationId, Organisation>();
        for (var each : organisations)
            ministryOf(each, on).ifPresent(found -> ministries.put(each, found));
        return ministries;
    }

    /// What the person is in the organisation on that day; empty when they hold no post there.
    Optional<Post> post(PersonId person, OrganisationId organisation, LocalDate on);

    /// What everybody is who holds a post in one of the organisations on that day.
    Map<PersonId, Post> posts(Collection<OrganisationId> organisations, LocalDate on);

    /// All sectors known, in printed order.
    List<Sector> sectors();

    Optional<Sector> sector(SectorCode code);
}
