package dev.noroshi.indicator;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What came of one line that was entered, as it is kept with the entry.
///
/// @param number as an editor or spreadsheet counts
/// @param text its beginning
/// @param problems why it was refused
public record EntryLine(int number, String text, List<Value> values, List<Problem> problems) {

    public EntryLine {
        values = List.copyOf(values);
        problems = List.copyOf(problems);
    }

    /// A value that was found in it.
    ///
    /// @param isKnown whether the organisation knew it before, or it stands in a line above
    public record Value(IndicatorType type, String value, boolean isKnown) {
    }

    /// What came of it.
    public enum Verdict {
        /// Something in it is new to the organisation, and is kept.
        KEPT,
        /// All in it was known already; that it stands here too is kept.
        KNOWN,
        /// Nothing of it is kept.
        REFUSED
    }

    public Verdict verdict() {
        if (values.isEmpty()) return Verdict.REFUSED;
        return values.stream().allMatch(Value::isKnown) ? Verdict.KNOWN : Verdict.KEPT;
    }
}
