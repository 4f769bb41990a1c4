package dev.noroshi.access;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds in the registry who is behind an account.
@Component
class Visitors {

    private final Accounts accounts;
    private final Posts posts;
    private final Directory directory;
    private final Clock clock;

    Visitors(Accounts accounts, Posts posts, Directory directory, Clock clock) {
        this.accounts = accounts;
        this.posts = posts;
        this.directory = directory;
        this.clock = clock;
    }

    /// Empty when the account is disabled, or when the person holds no post today.
    Optional<Visitor> find(PersonId id, TokenScope scope, HttpServletRequest request) {
        return accounts.of(id).flatMap(account -> posts.of(id)
                .flatMap(person -> directory.organisation(person.organisation(), LocalDate.now(clock))
                        .map(organisation -> new Visitor(
                                new Caller(id, organisation.id(), organisation.actorClass(),
                                        Role.ofCode(person.role()), language(request, account, person),
                                        scope.permissions().orElseGet(() -> EnumSet.allOf(Permission.class))),
                                person, organisation, account.login()))));
    }

    private static Language language(HttpServletRequest request, Accounts.Account account, Person person) {
        if (Languages.isApi(request) && request.getHeader("Accept-Language") != null) return Languages.of(request);
        var chosen = account.language() == null ? person.language() : account.language();
        return Languages.switched(request).orElse(chosen);
    }
}
