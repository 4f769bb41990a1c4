package dev.noroshi.channel.web;

import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.ProblemLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The certificates and keys somebody may be written to with.
///
/// @param desk whether it is the page of the desk and of everybody in the organisation
/// @param holders whose key may be entered; none where it is the caller's own
/// @param problem what is wrong with the file that was chosen
public record KeysView(boolean desk, boolean mayDesk, List<Line> keys, List<Holder> holders,
        List<ProblemLine> problems, @Nullable String problem) {

    public KeysView {
        keys = List.copyOf(keys);
        holders = List.copyOf(holders);
        problems = List.copyOf(problems);
    }

    /// @param until null when it does not say
    /// @param state in words
    public record Line(String id, String holder, String medium, String fingerprint, String address,
            @Nullable Instant until, Glyph glyph, String state, boolean mayRevoke) {
        @Override
        public String toString() {
            return "Line " + id + " [withheld]";
        }
    }

    /// Somebody whose key may be entered.
    public record Holder(String code, String label, boolean chosen) {
        @Override
        public String toString() {
            return "Holder " + code + " [withheld]";
        }
    }
}
