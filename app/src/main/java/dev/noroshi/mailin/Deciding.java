package dev.noroshi.mailin;

import dev.noroshi.kernel.Problem;

/// What came of a decision about a mail.
public sealed interface Deciding {

    /// It is done.
    ///
    /// @param drafts how many drafts were begun
    record Done(int drafts) implements Deciding {
    }

    /// It cannot be done as it was asked.
    record Invalid(Problem problem) implements Deciding {
    }

    /// Somebody else has decided in between; nothing was changed.
    record Stale() implements Deciding {
    }

    /// The caller's desk has no such mail.
    record Unknown() implements Deciding {
    }
}
