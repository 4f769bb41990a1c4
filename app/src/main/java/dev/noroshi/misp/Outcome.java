package dev.noroshi.misp;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What comes of bringing an event.
///
/// @param <T> what there is then
public sealed interface Outcome<T> {

    /// It is done.
    record Done<T>(T value) implements Outcome<T> {
    }

    /// Everything that must be put right, at once.
    record Invalid<T>(List<Problem> problems) implements Outcome<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// It was brought before as it was later.
    record Stale<T>() implements Outcome<T> {
    }
}
