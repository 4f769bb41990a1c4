package dev.noroshi.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// The code of a critical-infrastructure sector (重要インフラ分野), such as `finance` or `electricity`.
public record SectorCode(String value) implements Comparable<SectorCode> {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{1,62}");

    public SectorCode {
        if (!CODE.matcher(value).matches())
            throw new IllegalArgumentException("Not a sector code: \"" + value + "\"");
    }

    /// Reads a code that came from outside; empty when it cannot be one.
    public static Optional<SectorCode> parse(String code) {
        return CODE.matcher(code).matches() ? Optional.of(new SectorCode(code)) : Optional.empty();
    }

    @Override
    public int compareTo(SectorCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
