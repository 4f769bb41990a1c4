package dev.noroshi.channel;

import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where people and desks are reached now: what the registry says today, which emergency desk answers, which system is called.
@Component
class Whereabouts {

    private final AddressBook addresses;
    private final Webhooks webhooks;
    private final ObjectProvider<EmergencyNumbers> emergencyNumbers;
    private final Clock clock;

    Whereabouts(AddressBook addresses, Webhooks webhooks, ObjectProvider<EmergencyNumbers> emergencyNumbers,
            Clock clock) {
        this.addresses = addresses;
        this.webhooks = webhooks;
        this.emergencyNumbers = emergencyNumbers;
        this.clock = clock;
    }

    /// A way to somebody.
    record Way(Party to, Means means) {
    }

    /// The address of each way; a way nobody knows an address of is left out, and so is who has left.
    @Crossing("where somebody is reached today, to who sends them once more what did not get through")
    @Transactional(readOnly = true)
    public Map<Way, String> of(Collection<Way> ways) {
        var today = LocalDate.now(clock);
        var ids = ways.stream().map(way -> way.to().organisation()).collect(Collectors.toSet());
        var desks = addresses.contacts(ids, today);
        var people = addresses.people(ids, today);
        var systems = webhooks.idsOf(ids);
        var numbers = emergencyNumbers(ids);
        var found = new HashMap<Way, String>();
        for (var way : ways) {
            var organisation = way.to().organisation();
            var address = way.to().person() == null
                    ? ofDesk(desks.getOrDefault(organisation, Contact.NONE), numbers.get(organisation),
                            systems.get(organisation), way.means())
                    : people.getOrDefault(organisation, List.of()).stream()
                            .filter(person -> person.id().equals(way.to().person())).findFirst()
                            .flatMap(person -> ofPerson(person, way.means()));
            address.ifPresent(known -> found.put(way, known));
        }
        return found;
    }

    /// The numbers of the emergency desks that answer now.
    Map<OrganisationId, String> emergencyNumbers(Collection<OrganisationId> organisations) {
        return emergencyNumbers.stream().findFirst().map(each -> each.at(organisations, clock.instant()))
                .orElse(Map.of());
    }

    /// @param number the one that is answered now; null when none is known
    /// @param system the one that is called; null when there is none
    static Optional<String> ofDesk(Contact desk, @Nullable String number, @Nullable String system, Means means) {
        return switch (means) {
            case MAIL -> Optional.ofNullable(desk.email());
            case TELEPHONE -> Optional.ofNullable(number)
                    .or(() -> Optional.ofNullable(desk.hotline() != null ? desk.hotline() : desk.phone()));
            case FAX -> Optional.ofNullable(desk.fax());
            case WEBHOOK -> Optional.ofNullable(system);
        };
    }

    static Optional<String> ofPerson(Person person, Means means) {
        return switch (means) {
            case MAIL -> Optional.ofNullable(person.email());
            case TELEPHONE -> Optional.ofNullable(person.mobile() != null ? person.mobile() : person.phone());
            case FAX -> Optional.ofNullable(person.fax());
            case WEBHOOK -> Optional.empty();
        };
    }
}
