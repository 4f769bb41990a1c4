package dev.noroshi.indicator;

import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An indicator as one source has it.
///
/// @param source the id of the source
/// @param position in the order of the source
/// @param value in the one form in which equal things are equal
/// @param shown as people write it, where that differs; null otherwise
/// @param host the machine it names inside; null where it names none
/// @param written as it stands in the source
/// @param place the field, file or line it stands in
/// @param times how often it stands there
/// @param confidence from 0 to 100; null when it is not known
/// @param validUntil null when no end is known
/// @param techniques ids of MITRE ATT&CK
public record Mention(UUID source, IndicatorId indicator, int position, IndicatorType type, String value,
        @Nullable String shown, @Nullable String host, String written, String place, int times, Tlp tlp,
        @Nullable Integer confidence, Instant validFrom, @Nullable Instant validUntil, List<String> techniques) {

    public Mention {
        techniques = List.copyOf(techniques);
    }

    /// The same in another source.
    Mention in(UUID other) {
        return new Mention(other, indicator, position, type, value, shown, host, written, place, times, tlp, confidence,
                validFrom, validUntil, techniques);
    }

    /// As people write it.
    public String display() {
        return shown == null ? value : shown;
    }

    /// Whether it means anything at that time.
    public boolean isValid(Instant at) {
        return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
    }
}
