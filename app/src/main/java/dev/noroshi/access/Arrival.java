package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.config.NoroshiSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// What happens to somebody who has shown who they are: in they go, or first to their second factor, or first to setting
/// one up. Every way in ends here.
@Component
class Arrival {

    private final Entrance entrance;
    private final SecondFactors factors;
    private final Accounts accounts;
    private final Posts posts;
    private final AccessSettings settings;
    private final NoroshiSettings program;
    private final Audit audit;

    Arrival(Entrance entrance, SecondFactors factors, Accounts accounts, Posts posts, AccessSettings settings,
            NoroshiSettings program,
            Audit audit) {
        this.entrance = entrance;
        this.factors = factors;
        this.accounts = accounts;
        this.posts = posts;
        this.settings = settings;
        this.program = program;
        this.audit = audit;
    }

    /// How much somebody has shown.
    enum Shown {
        ONE_FACTOR, BOTH_FACTORS
    }

    /// Lets the person in as far as what they have shown carries.
    ///
    /// @param next where they want to go, an address of ours
    /// @return the address to go to
    String arrive(PersonId id, Shown shown, String next, HttpServletRequest request, HttpServletResponse response) {
        var person = posts.of(id).orElseThrow(Doorkeeper.NotSignedIn::new);
        if (shown == Shown.ONE_FACTOR) {
            var has = factors.of(id);
            var lacking = compulsory(person) && !has.strong();
            if (lacking || has.any()) {
                entrance.hold(id, next, request);
                return lacking ? "/sign-in/enrol" : "/sign-in/second";
            }
        }
        entrance.enter(id, request, response);
        audit.record(id, person.organisation(), "access.sign-in", id.toString());
        return next;
    }

    /// Whether the person has a post and an account that is not disabled.
    boolean isExpected(PersonId person) {
        return posts.of(person).isPresent() && accounts.of(person).isPresent();
    }

    /// Whether the person's role must show a second factor.
    boolean compulsory(Person person) {
        return settings.secondFactorRoles(program.demo()).contains(Role.ofCode(person.role()));
    }
}
