package dev.noroshi.form;

import java.util.Optional;
import java.util.regex.Pattern;

/// The id of a field of a form, as the API names it: `tlp`, `known-datetime`.
public record FieldId(String value) implements Comparable<FieldId> {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public FieldId {
        if (!ID.matcher(value).matches())
            throw new IllegalArgumentException("Not a field id: \"" + value + "\"");
    }

    /// Reads an id that came from outside; empty when it cannot be one.
    public static Optional<FieldId> parse(String id) {
        return ID.matcher(id).matches() ? Optional.of(new FieldId(id)) : Optional.empty();
    }

    @Override
    public int compareTo(FieldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
