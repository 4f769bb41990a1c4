package dev.noroshi.kernel;

/// The number of a person in the registry. It says nothing about who that is.
public record PersonId(long value) {

    public PersonId {
        if (value < 1) throw new IllegalArgumentException("Not a person number: " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
