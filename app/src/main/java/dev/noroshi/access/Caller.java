package dev.noroshi.access;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;

/// Who is asking: a person, the organisation they act for, and the role they act in. Handlers take it as a parameter.
public record Caller(PersonId person, OrganisationId organisation, ActorClass actorClass, Role role,
        Language language) {

    public boolean may(Permission permission) {
        return role.may(permission);
    }
}
