package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a room's parcels carry, written out for one reader. A room offers one as a Spring bean; what nobody speaks for never
/// leaves the pages.
public interface Carried {

    /// The tasks it speaks for.
    Set<String> tasks();

    /// What the parcel carries, as the reader may read it today; empty when they may not, or when it is there no longer.
    Optional<Written> write(Caller reader, Parcel parcel);

    /// @param tlp how it is marked today
    /// @param text lines ended by `\n`
    record Written(Tlp tlp, String text, List<Attached> files) {

        public Written {
            files = List.copyOf(files);
        }

        /// Says nothing of what stands in it.
        @Override
        public String toString() {
            return "Written " + tlp;
        }
    }

    /// @param name in ASCII
    record Attached(String name, String mediaType, byte[] content) {

        /// Says nothing of what stands in it.
        @Override
        public String toString() {
            return "Attached " + mediaType;
        }
    }
}
