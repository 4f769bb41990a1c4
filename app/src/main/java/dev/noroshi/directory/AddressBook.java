package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How organisations and their people are reached, as of a day.
public interface AddressBook {

    /// The desks of the organisations; those that do not exist on that day are left out.
    Map<OrganisationId, Contact> contacts(Collection<OrganisationId> ids, LocalDate on);

    /// The people who hold a post in the organisations on that day, by login; organisations without are left out.
    Map<OrganisationId, List<Person>> people(Collection<OrganisationId> ids, LocalDate on);

    /// Those who hold a post on that day and whose registered address it is, in whatever letters.
    List<Person> peopleAt(String email, LocalDate on);

    /// The organisations that have that domain name on that day, in whatever letters.
    List<OrganisationId> organisationsAt(String domain, LocalDate on);
}
