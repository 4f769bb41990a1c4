package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signing in with login and password.
@Component
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final WrongTries wrongTries;
    private final Posts posts;
    private final Audit audit;

    SignIn(Accounts accounts, Passwords passwords, WrongTries wrongTries, Posts posts, Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.wrongTries = wrongTries;
        this.posts = posts;
        this.audit = audit;
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

    /// Notes a try that did not let anybody in.
    ///
    /// @param whose account it was; empty when nobody can tell
    void failed(Optional<PersonId> whose) {
        var person = whose.orElse(null);
        audit.signInFailed(person,
                whose.flatMap(posts::of).map(Person::organisation).orElse(null));
    }

    /// @param place where the try comes from, so that others with the same login are not kept out
    Outcome attempt(String login, String password, String place) {
        var count = wrongTries.count(login, place);
        if (count.refused() && count.waitUntil() != null) return new Outcome.Wait(count.waitUntil());
        var account = accounts.byLogin(login);
        if (account.isEmpty()) passwords.matchNobody(password);
        else if (passwords.matches(password, account.get().password())) {
            var person = posts.of(account.get().person());
            if (person.isPresent()) {
                wrongTries.forget(login, place);
                return new Outcome.Welcome(person.get().id());
            }
        }
        failed(account.map(Accounts.Account::person));
        return count.waitUntil() == null
                ? new Outcome.Wrong(WrongTries.BEFORE_WAIT - count.tries())
                : new Outcome.Wait(count.waitUntil());
    }
}
