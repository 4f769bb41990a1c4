package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.PersonId;
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
    private final Requirement requirement;
    private final Audit audit;

    Arrival(Entrance entrance, SecondFactors factors, Accounts accounts, Posts posts, Requirement requirement,
            Audit audit) {
        this.entrance = entrance;
        this.factors = factors;
        this.accounts = accounts;
        this.posts = posts;
        this.requirement = requirement;
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
        // an account may have been disabled while its person was between two factors
        var person = posts.of(id).filter(_ -> accounts.of(id).isPresent()).orElseThrow(Doorkeeper.NotSignedIn::new);
        if (shown == Shown.ONE_FACTOR) {
            var has = factors.of(id);
            var lacking = requirement.holds(person) && !has.strong();
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

}
