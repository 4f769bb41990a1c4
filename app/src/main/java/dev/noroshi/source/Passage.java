package dev.noroshi.source;

/// A text to be looked at.
///
/// @param place the field of the form, or the id of an annex
/// @param part what of it: a page, a sheet, the properties; "" for the whole
public record Passage(String place, String part, String text) {

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "Passage " + place;
    }
}
