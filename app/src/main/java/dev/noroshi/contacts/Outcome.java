package dev.noroshi.contacts;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What comes of asking this room to do something.
///
/// @param <T> what there is then
public sealed interface Outcome<T> {

    /// It is done.
    record Done<T>(T value) implements Outcome<T> {
    }

    /// Nothing was done.
    sealed interface Refused<T> extends Outcome<T> {
    }

    /// Everything that must be put right, at once.
    record Invalid<T>(List<Problem> problems) implements Refused<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// It can no longer, or not yet, be done.
    ///
    /// @param reason message key: the sentence is `problem.<reason>`
    record Conflict<T>(String reason) implements Refused<T> {
    }

    /// There is no such thing for the caller.
    record Unknown<T>() implements Refused<T> {
    }
}
