package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a room says about its own items in the inbox. A room offers one as a Spring bean; items nobody speaks for show
/// their sentence (`delivery.task.<task>`) and lead to their page.
public interface InboxDesk {

    /// The tasks it speaks for.
    Set<String> tasks();

    /// A line for those of the parcels there is more to say about; all are of its tasks and for the caller.
    Map<ParcelId, Line> lines(Caller caller, List<Parcel> parcels);

    /// @param what more about it, in the caller's language, if there is more to say
    record Line(@Nullable String what, Act act) {
    }

    /// What one button does without opening the page.
    enum Act {
        /// Confirms receipt, here and now.
        CONFIRM,
        /// Leads to the page.
        OPEN
    }
}
