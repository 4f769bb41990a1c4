package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.Told;
import java.time.Instant;
import java.util.List;

/// Recognises in what a report says the values by which an attack is known. Offered as a Spring bean by a room above, which knows
/// what such values look like.
public interface Recognising {

    /// The objects of what stands in a content, and of nothing else; without what the reader should not block.
    ///
    /// @param tlp how far a field goes that has no scope of its own
    /// @param at since when it stands there
    List<Told> in(Caller reader, FormContent content, Tlp tlp, Instant at, Naming naming);

    /// What an object says of itself: its id follows from the place the report has with its reader, from its type and the words.
    interface Naming {
        Common of(String type, String words, Tlp tlp);
    }
}
