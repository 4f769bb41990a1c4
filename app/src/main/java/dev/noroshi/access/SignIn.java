package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signing in with login and password.
@Component
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final WrongTries wrongTries;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    SignIn(Accounts accounts, Passwords passwords, WrongTries wrongTries, Directory directory, Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.wrongTries = wrongTries;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// What came of a try.
    sealed interface Outcome {
        record Welcome(PersonId person) implements Outcome {
        }

        /// Login or password is wrong; which of them is not said.
        ///
        /// @param triesLeft how many more before one has to wait
        record Wrong(int triesLeft) implements Outcome {
        }

        /// Too many wrong tries: nothing is looked at before then.
        record Wait(Instant until) implements Outcome {
        }
    }

    /// @param place where the try comes from, so that others with the same login are not kept out
    Outcome attempt(String login, String password, String place) {
        var count = wrongTries.count(login, place);
        if (count.refused() && count.waitUntil() != null) return new Outcome.Wait(count.waitUntil());
        var account = accounts.byLogin(login);
        if (account.isEmpty()) passwords.matchNobody(password);
        else if (passwords.matches(password, account.get().password())) {
            var person = inTheRegistry(account.get().person());
            if (person.isPresent()) return welcome(person.get(), login, place);
        }
        return count.waitUntil() == null
                ? new Outcome.Wrong(WrongTries.BEFORE_WAIT - count.tries())
                : new Outcome.Wait(count.waitUntil());
    }

    /// An account outlives its person's post; without one nobody comes in.
    private Optional<Person> inTheRegistry(PersonId id) {
        return directory.person(id).filter(
                person -> directory.organisation(person.organisation(), LocalDate.now(clock)).isPresent());
    }

    private Outcome welcome(Person person, String login, String place) {
        wrongTries.forget(login, place);
        audit.record(person.id(), person.organisation(), "access.sign-in", person.id().toString());
        return new Outcome.Welcome(person.id());
    }
}
