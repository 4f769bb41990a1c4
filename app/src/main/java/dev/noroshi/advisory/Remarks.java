package dev.noroshi.advisory;

import dev.noroshi.delivery.ParcelId;
import java.util.Collection;
import java.util.Map;

/// What recipients wrote beside their answers. The room that takes answers offers one as a Spring bean.
public interface Remarks {

    /// The words beside the latest answer to each of the parcels, where there are any.
    Map<ParcelId, String> on(Collection<ParcelId> parcels);
}
