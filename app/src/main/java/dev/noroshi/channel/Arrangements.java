package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where people, and managers for the desk of their organisation, say how they are told.
@Component
public class Arrangements {

    private final ChoiceRows rows;
    private final Webhooks webhooks;
    private final AddressBook addresses;
    private final List<Channel> channels;
    private final Audit audit;
    private final Clock clock;

    Arrangements(ChoiceRows rows, Webhooks webhooks, AddressBook addresses, List<Channel> channels, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.channels = List.copyOf(channels);
        this.audit = audit;
        this.clock = clock;
    }

    /// Whose arrangement it is.
    public enum Whose {
        /// The caller's own.
        OWN,
        /// That of the desk of the caller's organisation.
        DESK
    }

    /// An arrangement with what one must know to change it.
    ///
    /// @param means those the party could be told by, mail or a telephone number being known
    /// @param mailWorks whether the program has a mail server
    /// @param colleagues those who may be deputies
    public record Known(Arrangement arrangement, Set<Means> means, boolean mailWorks, List<Person> colleagues) {
    }

    /// What came of a change.
    public sealed interface Changed {

        /// It holds from now on.
        record Done() implements Changed {
        }

        /// The caller may not arrange that.
        record Forbidden() implements Changed {
        }

        /// Nothing was changed.
        record Wrong(List<Problem> problems) implements Changed {
        }
    }

    /// The arrangement as it is. Empty means are those for which nothing is known to reach the party by.
    @Transactional(readOnly = true)
    public Known of(Caller caller, Whose whose) {
        var today = LocalDate.now(clock);
        var colleagues = colleagues(caller.organisation(), today);
        var mailWorks = channels.stream().anyMatch(channel -> channel.means() == Means.MAIL && channel.works());
        return new Known(rows.of(party(caller, whose), today), means(caller, whose, colleagues, today), mailWorks,
                colleagues.stream().filter(person -> !person.id().equals(caller.person())).toList());
    }

    private List<Person> colleagues(OrganisationId organisation, LocalDate on) {
        return addresses.people(List.of(organisation), on).getOrDefault(organisation, List.of());
    }

    private Set<Means> means(Caller caller, Whose whose, List<Person> colleagues, LocalDate on) {
        var found = new HashSet<Means>();
        if (whose == Whose.DESK) {
            var desk = addresses.contacts(List.of(caller.organisation()), on).getOrDefault(caller.organisation(),
                    Contact.NONE);
            reached(found, desk.email(), desk.hotline() != null ? desk.hotline() : desk.phone(), desk.fax());
            if (webhooks.of(caller).isPresent()) found.add(Means.WEBHOOK);
        } else
            colleagues.stream().filter(person -> person.id().equals(caller.person())).findFirst()
                    .ifPresent(person -> reached(found, person.email(),
                            person.mobile() != null ? person.mobile() : person.phone(), person.fax()));
        return found;
    }

    private static void reached(Set<Means> found, @Nullable String mail, @Nullable String telephone,
            @Nullable String fax) {
        if (mail != null) found.add(Means.MAIL);
        if (telephone != null) found.add(Means.TELEPHONE);
        if (fax != null) found.add(Means.FAX);
    }

    /// Arranges it anew.
    @Transactional
    public Changed change(Caller caller, Whose whose, Arrangement arrangement) {
        if (whose == Whose.DESK && !caller.may(Permission.EDIT_DESK)) return new Changed.Forbidden();
        var problems = problems(caller, whose, arrangement);
        if (!problems.isEmpty()) return new Changed.Wrong(problems);
        rows.write(party(caller, whose), arrangement);
        audit.record(caller.person(), caller.organisation(), "channel.arrange", whose.name());
        return new Changed.Done();
    }

    private List<Problem> problems(Caller caller, Whose whose, Arrangement arrangement) {
        var problems = new ArrayList<Problem>();
        for (var isOpen : List.of(true, false))
            if (whose == Whose.DESK && arrangement.choices().at(isOpen, Importance.WARNING).means().isEmpty())
                problems.add(Problem.of(field(isOpen, Importance.WARNING), "channel.warning-needs-means"));
        var absence = arrangement.absence();
        if (absence != null && absence.last().isBefore(absence.first()))
            problems.add(Problem.of("absence", "channel.absence-backwards"));
        if (absence != null && arrangement.deputies().isEmpty())
            problems.add(Problem.of("deputies", "channel.absence-needs-deputy"));
        var here = colleagues(caller.organisation(), LocalDate.now(clock)).stream().map(Person::id)
                .collect(Collectors.toSet());
        if (!here.containsAll(arrangement.deputies()) || arrangement.deputies().contains(caller.person())
                || Set.copyOf(arrangement.deputies()).size() != arrangement.deputies().size()
                || arrangement.deputies().size() > Arrangement.MOST_DEPUTIES)
            problems.add(Problem.of("deputies", "channel.deputies-wrong", "" + Arrangement.MOST_DEPUTIES));
        return problems;
    }

    /// The field of a choice, as problems name it: `OPEN.WARNING`.
    static String field(boolean isOpen, Importance importance) {
        return (isOpen ? "OPEN." : "CLOSED.") + importance;
    }

    private static Party party(Caller caller, Whose whose) {
        return new Party(caller.organisation(), whose == Whose.DESK ? null : caller.person());
    }

    /// The number of a person, as pages send it; empty when it is none.
    static java.util.Optional<PersonId> person(String text) {
        return text.matches("[1-9]\\d{0,17}")
                ? java.util.Optional.of(new PersonId(Long.parseLong(text)))
                : java.util.Optional.empty();
    }
}
