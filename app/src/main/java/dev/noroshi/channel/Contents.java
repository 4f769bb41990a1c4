package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.delivery.Carried;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Decides what of a parcel an encrypted mail may carry.
///
/// Source: handbook (試行版) II.2.3(2), table 5. A mail is read by whoever holds the key, so that content goes to a person,
/// never to a desk, whose key several hold: AMBER asks of each of them whether they need to know, and GREEN whether they have
/// promised secrecy. RED is for the two parties alone, and AMBER+STRICT must be seen not to leave the own staff; neither
/// leaves the pages, where each reading is on record.
@Component
class Contents {

    private static final Set<Tlp> BY_MAIL = EnumSet.of(Tlp.AMBER, Tlp.GREEN, Tlp.CLEAR);
    private static final Set<Reason> TELLING = EnumSet.of(Reason.NEW, Reason.REMINDER);

    private final Deliveries deliveries;
    private final Directory directory;
    private final AddressBook addresses;
    private final List<Carried> rooms;
    private final Clock clock;

    Contents(Deliveries deliveries, Directory directory, AddressBook addresses, List<Carried> rooms, Clock clock) {
        this.deliveries = deliveries;
        this.directory = directory;
        this.addresses = addresses;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /// What the parcel of a message carries, if its reader may have it by mail today.
    Optional<Carried.Written> of(Message message) {
        var person = message.to().person();
        var told = message.parcel();
        if (person == null || told == null || !TELLING.contains(message.reason())
                || !BY_MAIL.contains(message.tlp()))
            return Optional.empty();
        var room = rooms.stream().filter(each -> each.tasks().contains(message.task())).findFirst();
        return room.flatMap(carried -> caller(message.to().organisation(), person)
                .flatMap(reader -> deliveries.find(reader, told)
                        .flatMap(parcel -> carried.write(reader, parcel))))
                .filter(written -> BY_MAIL.contains(written.tlp()));
    }

    /// The person as they would be asking themselves.
    private Optional<Caller> caller(OrganisationId organisation, PersonId person) {
        var today = LocalDate.now(clock);
        return addresses.people(List.of(organisation), today).getOrDefault(organisation, List.of()).stream()
                .filter(each -> each.id().equals(person)).findFirst()
                .flatMap(each -> directory.organisation(organisation, today).map(found -> caller(each, found)));
    }

    private static Caller caller(Person person, Organisation organisation) {
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }
}
