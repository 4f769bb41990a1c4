package dev.noroshi.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// The code of an organisation or desk in the registry, such as `op-bank-02`, `sec-bank`, `FSA` or `nco`.
public record OrganisationId(String value) implements Comparable<OrganisationId> {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public OrganisationId {
        if (!CODE.matcher(value).matches())
            throw new IllegalArgumentException("Not an organisation code: \"" + value + "\"");
    }

    /// Reads a code that came from outside; empty when it cannot be one.
    public static Optional<OrganisationId> parse(String code) {
        return CODE.matcher(code).matches() ? Optional.of(new OrganisationId(code)) : Optional.empty();
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
