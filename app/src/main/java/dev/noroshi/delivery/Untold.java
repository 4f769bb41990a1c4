package dev.noroshi.delivery;

import java.util.Collection;
import java.util.Map;

/// Knows of which parcels nobody could be told. The room that tells people offers it as a Spring bean; without it nobody
/// knows.
public interface Untold {

    /// Those of the parcels of which nobody was told by any means, with the code of the cause, such as `ADDRESS_UNKNOWN`; its
    /// sentence is `channel.cause.<code>`. Parcels somebody was told of, or is still to be, are left out.
    Map<ParcelId, String> causes(Collection<ParcelId> parcels);
}
