package dev.noroshi.channel;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/// Who is told: a person of an organisation, or its desk.
///
/// @param person null: the desk
public record Party(OrganisationId organisation, @Nullable PersonId person) {

    /// The desk of an organisation.
    public static Party desk(OrganisationId organisation) {
        return new Party(organisation, null);
    }
}
