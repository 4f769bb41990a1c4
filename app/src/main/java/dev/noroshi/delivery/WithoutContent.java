package dev.noroshi.delivery;

import java.util.Collection;
import java.util.Map;

/// Knows of which parcels people were told by a notice without content although a mail could have carried it: the
/// certificate or key it should have been encrypted with was no good. The room that tells people offers it as a Spring bean;
/// without it nobody knows.
public interface WithoutContent {

    /// Those of the parcels, with the code of the cause, such as `KEY_EXPIRED`; its sentence is `channel.cause.<code>`. A
    /// parcel of which everybody was told in an encrypted mail later, or who has no key at all, is left out.
    Map<ParcelId, String> causes(Collection<ParcelId> parcels);
}
