package dev.noroshi.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knows what became of the notices by which people are told of a parcel (mail, webhook, fax, telephone). The room that
/// tells people offers it as a Spring bean; without it nobody knows.
public interface Notices {

    /// Those of the parcels something is known of; every other is [Fate#UNKNOWN].
    Map<ParcelId, Fate> of(Collection<ParcelId> parcels);

    /// What became of the notices of one parcel.
    ///
    /// @param untold the code of the cause, such as `ADDRESS_UNKNOWN`, when nobody was told by any means so far, though each
    ///        was tried: that of the last try. Null as soon as somebody was, or is still to be for the first time. Its sentence is `channel.cause.<code>`
    /// @param unsealed the code of the cause, such as `KEY_EXPIRED`, when somebody's last mail went out without the content it
    ///        could have carried, because it could not be encrypted; null otherwise, and where there is no key at all
    /// @param arrival the first notice that is known to have come, and not only to have been sent: the mail server of the
    ///        recipient said so, their system took it, their fax was sent, somebody answered the telephone. Null says nothing:
    ///        most mail servers never tell
    record Fate(@Nullable String untold, @Nullable String unsealed, @Nullable Arrival arrival) {

        public static final Fate UNKNOWN = new Fate(null, null, null);

        /// The same once the parcel was opened: whoever has it need not be told any more.
        public Fate whenOpened() {
            return untold == null ? this : new Fate(null, unsealed, arrival);
        }
    }

    /// The first notice of a parcel that came.
    ///
    /// @param means the way it came, such as `MAIL`; its words are `channel.means.<means>`
    record Arrival(Instant at, String means) {
    }
}
