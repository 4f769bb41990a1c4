package dev.noroshi.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// The identification number (識別番号) the centre gives: `R127` for a report, `T58` for an advisory, `R127-2` for the
/// second report of the same series, `訓練-R1` in a drill.
///
/// Source: handbook II.2.1 and figures 3 and 6; digits and yearly reset are not stated there, so numbers run on.
///
/// @param kind report or advisory
/// @param occasion whether the number lives in the drill's own space
/// @param main the number of the series, from 1
/// @param ordinal which report of the series (第n報), from 1; printed from 2 on
public record IdentificationNumber(Kind kind, Occasion occasion, int main, int ordinal) {

    /// What is numbered: R for reports (情報連絡), T for advisories (情報提供).
    public enum Kind {
        R, T
    }

    private static final Pattern PRINTED = Pattern.compile("(訓練-)?([RT])([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,4}))?");

    public IdentificationNumber {
        if (main < 1 || ordinal < 1)
            throw new IllegalArgumentException("Numbers start at 1, not at " + main + "-" + ordinal);
    }

    /// The number of another report of the same series.
    public IdentificationNumber withOrdinal(int ordinal) {
        return new IdentificationNumber(kind, occasion, main, ordinal);
    }

    /// As printed: `R127`, `R127-2`, `訓練-T3`.
    @Override
    public String toString() {
        return occasion.numberPrefix() + kind + main + (ordinal == 1 ? "" : "-" + ordinal);
    }

    /// Reads a printed number, full width or not; empty when it is none.
    public static Optional<IdentificationNumber> parse(String text) {
        var matcher = PRINTED.matcher(java.text.Normalizer.normalize(text.strip(), java.text.Normalizer.Form.NFKC));
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new IdentificationNumber(Kind.valueOf(matcher.group(2)),
                matcher.group(1) == null ? Occasion.REAL : Occasion.DRILL, Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4))));
    }
}
