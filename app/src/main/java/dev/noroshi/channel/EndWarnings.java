package dev.noroshi.channel;

import dev.noroshi.access.Role;
import dev.noroshi.channel.Ending.End;
import dev.noroshi.channel.Ending.Whom;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells by mail of the ends of the certificates and keys of other rooms, each time once: a second letter about the same to the same
/// person is none.
@Component
class EndWarnings {

    /// Who hears of an end a month later hears of it on the page.
    private static final Duration NEWS = Duration.ofDays(30);

    private final List<Ending> rooms;
    private final AddressBook addresses;
    private final Ringing ringing;
    private final Clock clock;

    EndWarnings(List<Ending> rooms, AddressBook addresses, Ringing ringing, Clock clock) {
        this.rooms = List.copyOf(rooms);
        this.addresses = addresses;
        this.ringing = ringing;
        this.clock = clock;
    }

    @Crossing("that a certificate or a key ends, to whoever sees to it")
    @Transactional
    public void warn() {
        var now = clock.instant();
        for (var room : rooms)
            for (var end : room.between(now.minus(NEWS), now.plus(room.left().getLast())))
                ringing.ring(rings(room, end, now));
    }

    private List<Ringing.Ring> rings(Ending room, End end, Instant now) {
        var reached = room.left().stream().filter(left -> !end.until().isAfter(now.plus(left))).toList();
        if (reached.isEmpty()) return List.of();
        // the nearest one: it counts from the farthest on
        var step = room.left().size() - room.left().indexOf(reached.getFirst());
        return told(end.whom()).filter(person -> person.email() != null).map(person -> new Ringing.Ring(end.about(),
                Reason.KEY, step, person.organisation(), new Party(person.organisation(), person.id()), Means.MAIL,
                String.valueOf(person.email()), person.language(), room.task(), end.link())).toList();
    }

    private Stream<Person> told(Whom whom) {
        return switch (whom) {
            case Whom.Holder(var holder) -> people(holder.organisation())
                    .filter(each -> each.id().equals(holder.person()));
            case Whom.Post(var organisation, var permission) -> people(organisation)
                    .filter(each -> Role.ofCode(each.role()).may(permission));
        };
    }

    private Stream<Person> people(OrganisationId organisation) {
        return addresses.people(List.of(organisation), LocalDate.now(clock)).getOrDefault(organisation, List.of())
                .stream();
    }
}
