package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the registry is written. Everything is dated: an entry says how things are *from a day on*, and nothing before
/// that day changes. Of two entries about the same thing the one that starts later holds from its first day on.
///
/// Every method takes many entries, needs a handful of statements for all of them, and writes all or nothing; writers
/// wait for each other. Entries are taken as right: whoever accepts them from people has checked them.
public interface Registry {

    /// Waits until no other writer is at work and keeps others out until the transaction ends. To be called first by
    /// whoever reads, decides and writes.
    void reserve();

    /// Adds organisations, or says what known ones are from a day on. An entry that starts on the same day as one
    /// recorded earlier replaces it.
    void enterOrganisations(Collection<OrganisationEntry> entries);

    /// Makes another code mean an organisation.
    void enterAlias(OrganisationId alias, OrganisationId organisation);

    /// Adds, corrects or ends memberships. An entry about the CEPTOAR the organisation already belongs to in that time
    /// replaces the dates recorded; one about another CEPTOAR ends the former membership the day before. With its last
    /// membership an operator's people lose their posts, so that they read nothing that comes after.
    void enterAffiliations(Collection<AffiliationEntry> entries);

    /// Adds people, or gives known ones (by login) a name, contact data and a post. An entry about the post they hold
    /// replaces it; one about another post ends the former the day before.
    ///
    /// @return the number of each person by login
    Map<String, PersonId> enterPeople(Collection<PersonEntry> entries);

    /// The organisations as recorded for a day, by code; those unknown or not existing on that day are left out.
    Map<OrganisationId, OrganisationEntry> organisations(Collection<OrganisationId> ids, LocalDate on);

    /// The classes of all organisations of these codes, existing on whatever day.
    Map<OrganisationId, ActorClass> classes(Collection<OrganisationId> ids);

    /// All memberships and secretariats of the organisations, on whatever day, oldest first.
    List<AffiliationEntry> affiliations(Collection<OrganisationId> ids);

    /// The members of the CEPTOARs on that day, with the membership, by CEPTOAR and reading of the name.
    List<Member> members(Set<CeptoarCode> ceptoars, LocalDate on);

    /// The desks that run a CEPTOAR on that day.
    Set<OrganisationId> secretariats(CeptoarCode ceptoar, LocalDate on);

    /// The people of the organisations on that day, by organisation and login.
    List<PersonEntry> people(Collection<OrganisationId> ids, LocalDate on);

    /// The people of these logins with their current or else latest post, by login.
    Map<String, PersonEntry> peopleByLogin(Collection<String> logins, LocalDate on);

    /// A member of a CEPTOAR.
    record Member(OrganisationEntry organisation, AffiliationEntry membership) {
    }
}
