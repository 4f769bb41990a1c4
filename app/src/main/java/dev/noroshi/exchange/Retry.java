package dev.noroshi.exchange;

import java.time.Duration;
import java.util.Optional;

/// How long to wait before something that failed is tried again: twice as long each time.
///
/// @param longest no pause is longer, whatever the other side asks for
record Retry(Duration first, Duration longest) {

    private static final int DOUBLINGS = 12;

    /// @param failures how often in a row it had failed before
    /// @param asked how long the other side asks to be left alone, if it does
    Duration after(int failures, Optional<Duration> asked) {
        var doubled = first.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        var wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        return asked.filter(each -> each.compareTo(wait) > 0)
                .map(each -> each.compareTo(longest) > 0 ? longest : each).orElse(wait);
    }
}
