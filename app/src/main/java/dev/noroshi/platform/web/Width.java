package dev.noroshi.platform.web;

import org.jspecify.annotations.Nullable;

/// How wide the content of a page runs.
public enum Width {
    NORMAL, NARROW, FULL;

    /// The value of `data-width`; `null` for the normal width, which needs none.
    public @Nullable String attribute() {
        return switch (this) {
            case NORMAL -> null;
            case NARROW -> "narrow";
            case FULL -> "full";
        };
    }
}
