package dev.noroshi.access;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who holds a post today. An account outlives its person's post; without one nobody comes in, by password or by token.
@Component
class Posts {

    private final Directory directory;
    private final Clock clock;

    Posts(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The person with the post they hold today; empty when they hold none, or their organisation is no longer there.
    Optional<Person> of(PersonId id) {
        return directory.person(id).flatMap(person -> directory.personByLogin(person.login()))
                .filter(person -> person.id().equals(id)
                        && directory.organisation(person.organisation(), LocalDate.now(clock)).isPresent());
    }
}
