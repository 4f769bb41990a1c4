package dev.noroshi.source;

/// A place of a text where an identifier stands.
///
/// @param start the first character of the text that belongs to it
/// @param end the character after the last
public record Hit(int start, int end, Identifier identifier) {

    int length() {
        return end - start;
    }

    boolean covers(Hit other) {
        return start <= other.start && other.end <= end && length() > other.length();
    }
}
