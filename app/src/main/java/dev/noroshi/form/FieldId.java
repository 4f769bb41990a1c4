package dev.noroshi.form;

/// The id of a field of a form, as the API names it: `tlp`, `known-datetime`.
public record FieldId(String value) implements Comparable<FieldId> {

    public FieldId {
        if (!value.matches("[a-z][a-z0-9-]{0,63}"))
            throw new IllegalArgumentException("Not a field id: \"" + value + "\"");
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
