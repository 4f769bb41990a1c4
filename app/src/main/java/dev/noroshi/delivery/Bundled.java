package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import java.util.Optional;
import java.util.Set;

/// What a room's parcels carry, as objects for the system of an organisation. A room offers one as a Spring bean; what nobody
/// speaks for is only made known.
public interface Bundled {

    /// The tasks it speaks for.
    Set<String> tasks();

    /// A bundle of STIX 2.1 with what the parcel carries, if the organisation was handed it and it may leave the pages for a
    /// system that several people use; empty otherwise, or when it is there no longer.
    Optional<String> bundle(OrganisationId recipient, ParcelId parcel);
}
