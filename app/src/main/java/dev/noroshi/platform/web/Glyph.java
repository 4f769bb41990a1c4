package dev.noroshi.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sign before the word of a state: ● done, ◎ doing, △ watch, ▲ late, ■ stopped, ― none, ○ waiting.
public enum Glyph {
    DONE, DOING, WATCH, LATE, STOPPED, NONE, WAITING;

    /// The value of `data-state`; `null` for waiting, which needs none.
    public @Nullable String attribute() {
        return this == WAITING ? null : name().toLowerCase(Locale.ROOT);
    }
}
