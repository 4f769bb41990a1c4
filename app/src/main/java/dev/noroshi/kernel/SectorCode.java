package dev.noroshi.kernel;

/// The code of a critical-infrastructure sector (重要インフラ分野), such as `finance` or `electricity`.
public record SectorCode(String value) implements Comparable<SectorCode> {

    public SectorCode {
        if (!value.matches("[a-z][a-z-]{1,62}"))
            throw new IllegalArgumentException("Not a sector code: \"" + value + "\"");
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
