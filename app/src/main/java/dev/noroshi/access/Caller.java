package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.util.EnumSet;
import java.util.Set;

/// Who is asking: a person, the organisation they act for, and the role they act in. Handlers take it as a parameter.
///
/// @param permissions what this caller may do here: never more than the role has, and less where a token is narrower, or
///        where an administrator belongs to another body than the one that runs the program
public record Caller(PersonId person, OrganisationId organisation, ActorClass actorClass, Role role,
        Language language, Set<Permission> permissions) {

    // the registry is everybody's, so that only those who run the program edit it as a whole
    private static final Set<Permission> CENTRAL = EnumSet.of(Permission.EDIT_MEMBERS, Permission.EDIT_REGISTRY);

    public Caller {
        var kept = EnumSet.noneOf(Permission.class);
        for (var permission : permissions)
            if (role.may(permission)) kept.add(permission);
        if (role == Role.ADMINISTRATOR && actorClass != ActorClass.SYSTEM_OPERATION) kept.removeAll(CENTRAL);
        permissions = Set.copyOf(kept);
    }

    /// Someone who may do all their role may.
    public Caller(PersonId person, OrganisationId organisation, ActorClass actorClass, Role role, Language language) {
        this(person, organisation, actorClass, role, language, EnumSet.allOf(Permission.class));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
