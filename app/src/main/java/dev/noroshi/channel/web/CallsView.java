package dev.noroshi.channel.web;

import dev.noroshi.delivery.Parcel;
import dev.noroshi.platform.web.Glyph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those to be called or faxed by hand.
///
/// @param came what came to the own organisation, and whom of its people to ring
/// @param more how many there are beside those shown
/// @param trials telephones rung to see whether somebody answers
/// @param moreTrials how many of these there are beside those shown
public record CallsView(Instant now, List<Came> came, List<Line> lines, int more, List<Trial> trials, int moreTrials) {

    public CallsView {
        came = List.copyOf(came);
        lines = List.copyOf(lines);
        trials = List.copyOf(trials);
    }

    /// A telephone to be rung for a test.
    public record Trial(String id, String organisation, String who, String number) {
    }

    /// Something that came to the own organisation.
    ///
    /// @param what number and title
    /// @param due by when; empty when there is no deadline
    public record Came(Parcel parcel, String what, String due, boolean late, List<Number> colleagues,
            List<String> tries) {
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
