package dev.noroshi.channel.web;

import dev.noroshi.delivery.Parcel;
import dev.noroshi.platform.web.Glyph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those to be called or faxed by hand.
///
/// @param limit the most lines shown at once
public record CallsView(Instant now, List<Line> lines, int limit) {

    /// @param what the sentence of the task
    /// @param numbers how to reach them, in the order in which to try
    /// @param fax the number a sheet goes to, when they chose fax
    public record Line(Parcel parcel, String organisation, String what, String due, boolean late, List<Number> numbers,
            @Nullable String fax, List<Told> told, List<String> tries) {
    }

    /// A telephone number and whose it is.
    public record Number(String who, String number) {
    }

    /// What came of another means.
    public record Told(Glyph glyph, String words) {
    }
}
