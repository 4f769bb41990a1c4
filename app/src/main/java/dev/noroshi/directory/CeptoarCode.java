package dev.noroshi.directory;

/// The code of a CEPTOAR, such as `bank-ceptoar`. It stays the same while names and secretariats change.
public record CeptoarCode(String value) implements Comparable<CeptoarCode> {

    public CeptoarCode {
        if (!value.matches("[a-z][a-z0-9-]{1,62}"))
            throw new IllegalArgumentException("Not a CEPTOAR code: \"" + value + "\"");
    }

    @Override
    public int compareTo(CeptoarCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
