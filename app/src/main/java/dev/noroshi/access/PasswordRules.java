package dev.noroshi.access;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a new password must be: long enough and not one that is guessed first. No rule about kinds of characters and
/// none about age (NIST SP 800-63B-4, 3.1.1.2).
@Component
class PasswordRules {

    private static final int LONGEST = 256;

    private final CommonPasswords common;
    private final Directory directory;
    private final Clock clock;

    PasswordRules(CommonPasswords common, Directory directory, Clock clock) {
        this.common = common;
        this.directory = directory;
        this.clock = clock;
    }

    /// What is wrong with the password somebody wants; its field is `new`.
    Optional<Problem> problem(PersonId person, String wanted) {
        var length = wanted.codePointCount(0, wanted.length());
        if (length < Accounts.SHORTEST_PASSWORD)
            return Optional.of(Problem.of("new", "password-short", "" + Accounts.SHORTEST_PASSWORD));
        if (length > LONGEST) return Optional.of(Problem.of("new", "password-long", "" + LONGEST));
        return common.knows(wanted, about(person))
                ? Optional.of(Problem.of("new", "password-common"))
                : Optional.empty();
    }

    /// The words an attacker who knows the person tries.
    private List<String> about(PersonId id) {
        var words = new ArrayList<>(List.of("noroshi", "狼煙"));
        directory.person(id).ifPresent(person -> {
            words.addAll(namesOf(person));
            directory.organisation(person.organisation(), LocalDate.now(clock)).map(PasswordRules::namesOf)
                    .ifPresent(words::addAll);
        });
        return words;
    }

    private static List<String> namesOf(Person person) {
        var words = new ArrayList<>(List.of(person.login(), person.nameJa()));
        words.addAll(Arrays.asList(person.login().split("\\.", -1)));
        words.addAll(Arrays.asList(person.nameJa().split("[\\s　]+")));
        for (var name : new String[]{person.nameKana(), person.nameEn(), person.email(), person.phone()})
            if (name != null) {
                words.add(name);
                words.addAll(Arrays.asList(name.split("[\\s　@]+")));
            }
        return words;
    }

    private static List<String> namesOf(Organisation organisation) {
        return List.of(organisation.id().value(), organisation.name(Language.JA), organisation.name(Language.EN));
    }
}
