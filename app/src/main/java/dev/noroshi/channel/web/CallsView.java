package dev.noroshi.channel.web;

import dev.noroshi.delivery.Parcel;
import dev.noroshi.platform.web.Glyph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those to be called or faxed by hand.
///
/// @param limit the most lines shown at once
/// @param trials telephones rung to see whether somebody answers
public record CallsView(Instant now, List<Line> lines, int limit, List<Trial> trials) {

    public CallsView {
        lines = List.copyOf(lines);
        trials = List.copyOf(trials);
    }

    /// A telephone to be rung for a test.
    public record Trial(String id, String organisation, String who, String number) {
    }

    /// @param what the sentence of the task
    /// @param numbers how to reach them, in the order in which to try
    /// @param mayConfirm whether it is for them to confirm
    /// @param colleagues own people who want to be called about the silence
    /// @param fax the number a sheet goes to, when they chose fax
    public record Line(Parcel parcel, String organisation, String what, String due, boolean late, List<Number> numbers,
            @Nullable String fax, List<Told> told, List<String> tries, boolean mayConfirm, @Nullable Silence silence,
            List<Number> colleagues) {
    }

    /// Those further down who are silent.
    ///
    /// @param all how many there are; the numbers are of the first of them
    public record Silence(int all, List<Number> numbers) {

        public Silence {
            numbers = List.copyOf(numbers);
        }
    }

    /// A telephone number and whose it is.
    ///
    /// @param number null when none is known
    public record Number(String who, @Nullable String number) {

        /// As a telephone dials it.
        public @Nullable String href() {
            return number == null ? null : "tel:" + number.replaceAll("[^0-9+]", "");
        }
    }

    /// What came of another means.
    public record Told(Glyph glyph, String words) {
    }
}
