package dev.noroshi.relay;

import java.util.List;

/// A text of the original, and the same text of the copy, cut at what is redacted, so that a reader can compare them.
///
/// @param original what the reporter wrote
/// @param copy what leaves once everything undecided is accepted
public record RedactedText(List<Piece> original, List<Piece> copy) {

    public RedactedText {
        original = List.copyOf(original);
        copy = List.copyOf(copy);
    }
}
