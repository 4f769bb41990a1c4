package dev.noroshi.indicator;

import org.jspecify.annotations.Nullable;

/// A value found in a text.
///
/// @param value in the one form in which equal things are equal
/// @param shown the same as people write it, where that differs (a domain in its own script); null otherwise
/// @param host the machine it names inside, for addresses of pages and mailboxes; null otherwise
/// @param written as it stands in the text, characters nobody sees included
/// @param start where it begins in the text
/// @param end where it ends, not included
public record Found(IndicatorType type, String value, @Nullable String shown, @Nullable String host, String written,
        int start, int end) {

    /// Whether it was written so that nobody follows it by mistake, or disguised.
    public boolean isDisguised() {
        return !written.equalsIgnoreCase(value) && !written.equalsIgnoreCase(shown);
    }
}
