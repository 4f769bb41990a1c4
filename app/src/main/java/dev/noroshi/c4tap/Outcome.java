package dev.noroshi.c4tap;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What came of something asked of this room.
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {
    }

    /// What must be put right, all of it at once.
    record Invalid<T>(List<Problem> problems) implements Outcome<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody else was quicker.
    record Stale<T>() implements Outcome<T> {
    }

    /// There is no such thing for this caller.
    record Unknown<T>() implements Outcome<T> {
    }
}
