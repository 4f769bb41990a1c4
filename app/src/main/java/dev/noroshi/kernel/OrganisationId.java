package dev.noroshi.kernel;

/// The code of an organisation or desk in the registry, such as `op-bank-02`, `sec-bank`, `FSA` or `nco`.
public record OrganisationId(String value) implements Comparable<OrganisationId> {

    public OrganisationId {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
            throw new IllegalArgumentException("Not an organisation code: \"" + value + "\"");
    }

    @Override
    public int compareTo(OrganisationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
