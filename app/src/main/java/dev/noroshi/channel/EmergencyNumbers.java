package dev.noroshi.channel;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Knows which number of an organisation is answered at a moment. A room that keeps such numbers offers one as a Spring
/// bean; without it, and for organisations it does not know, the desk's number of the registry is rung.
public interface EmergencyNumbers {

    /// The first number to ring of each of the organisations; those without are left out. One question for all of them.
    Map<OrganisationId, String> at(Collection<OrganisationId> organisations, Instant moment);
}
