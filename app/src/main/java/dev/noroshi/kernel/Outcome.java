package dev.noroshi.kernel;

import java.util.List;

/// What comes of asking a room to do something, where no more than this can come of it. Rooms with answers of their own have
/// their own type.
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
