package dev.noroshi.advisory;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;

/// An advisory was handed to some, who have it from now on: told within the transaction that hands it over.
public record AdvisoryHanded(AdvisoryId advisory, Set<OrganisationId> recipients) {

    public AdvisoryHanded {
        recipients = Set.copyOf(recipients);
    }
}
