package dev.noroshi.relay;

import org.jspecify.annotations.Nullable;

/// A stretch of a text: left as it is, or touched by a redaction.
///
/// @param text what stands there
/// @param redaction whose words these are; null when nobody suggested anything here
public record Piece(String text, @Nullable Redaction redaction) {
}
