package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Advisory;
import java.time.Instant;

/// What a page says of a draft that was just saved.
///
/// @param edition to be named with the next save
public record SavedView(int edition, Instant savedAt) {

    static SavedView of(Advisory draft) {
        return new SavedView(draft.head().edition(), draft.head().editedAt());
    }
}
