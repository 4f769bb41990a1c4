package dev.noroshi.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Knows of which parcels a notice is known to have come, and not only to have been sent: the mail server of the recipient said
/// so, their system took it, their fax was sent, somebody answered the telephone. The room that tells people offers it as a
/// Spring bean; without it nobody knows.
public interface Arrivals {

    /// The first notice of a parcel that came.
    ///
    /// @param means the way it came, such as `MAIL`; its words are `channel.means.<means>`
    record Arrival(Instant at, String means) {
    }

    /// Those of the parcels of which a notice is known to have come. That one is missing here says nothing: most mail servers
    /// never tell.
    Map<ParcelId, Arrival> of(Collection<ParcelId> parcels);
}
