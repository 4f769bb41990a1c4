package dev.noroshi.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom the originator names beside the scope of the marking (※１).
///
/// @param q what was searched for
/// @param found those that can be named by it
/// @param problem what must be put right, in words
public record AddedView(String series, List<Named> named, String q, List<Named> found, @Nullable String problem) {

    public AddedView {
        named = List.copyOf(named);
        found = List.copyOf(found);
    }

    /// @param kind what kind of body it is, in words
    public record Named(String code, String name, String kind) {
    }
}
