package dev.noroshi.access;

import dev.noroshi.directory.Person;
import dev.noroshi.platform.config.NoroshiSettings;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who must show a second factor.
@Component
class Requirement {

    private final Set<Role> roles;

    Requirement(AccessSettings settings, NoroshiSettings program) {
        roles = settings.secondFactorRoles(program.demo());
    }

    boolean holds(Person person) {
        return roles.contains(Role.ofCode(person.role()));
    }
}
