package dev.noroshi.indicator;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What comes of asking this room to do something.
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

    /// There is no such thing for the caller: it does not exist, or is not theirs to know.
    record Unknown<T>() implements Outcome<T> {
    }
}
