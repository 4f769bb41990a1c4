package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import org.jspecify.annotations.Nullable;

/// Lists that are taken away in tests.
final class Lists {

    private Lists() {
    }

    /// A list the format can hold, from its beginning.
    static Exports.File written(Exports exports, Caller caller, Format format, @Nullable IndicatorType type) {
        return written(exports, caller, new Exports.Wish(format, type, Query.ALL, null, Exports.MOST));
    }

    static Exports.File written(Exports exports, Caller caller, Exports.Wish wish) {
        return switch (exports.write(caller, wish)) {
            case Exports.File file -> file;
            case Exports.NotHeld refused -> throw new AssertionError(refused);
        };
    }
}
