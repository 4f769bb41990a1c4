package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a room puts on paper of the parcels it handed over, for those who cannot open them on a screen. A room offers one
/// as a Spring bean; of parcels nobody speaks for, paper says no more than an envelope.
public interface ParcelPaper {

    /// The tasks it speaks for.
    Set<String> tasks();

    /// What stands in those of the parcels that the caller may read; the others are left out. Whether it may stand on paper
    /// is for whoever asks to see to.
    Map<ParcelId, List<Part>> parts(Caller caller, Collection<Parcel> parcels);

    /// A field of the form with what was written in it, in the form's language.
    record Part(String label, String text) {
    }
}
