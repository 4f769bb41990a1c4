package dev.noroshi.demo;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The people of the fictional world, ready to act.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoCast {

    private final Directory directory;
    private final Clock clock;
    private final Map<String, Caller> callers = new HashMap<>();

    DemoCast(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The person by login, in the organisation and role they have at the time being told.
    Caller byLogin(String login) {
        return callers.computeIfAbsent(login, this::find);
    }

    private Caller find(String login) {
        var person = directory.personByLogin(login)
                .orElseThrow(() -> new IllegalStateException("The demo world names an unknown login"));
        var organisation = directory.organisation(person.organisation(), LocalDate.now(clock))
                .orElseThrow(() -> new IllegalStateException("The demo world has nobody at " + person.organisation()));
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }

    /// `nisc` and `nco` are one organisation with a dated name.
    static OrganisationId organisation(String code) {
        return new OrganisationId(code.equals("nisc") ? "nco" : code);
    }
}
