package dev.noroshi.intake.api;

import dev.noroshi.kernel.Problem;
import dev.noroshi.report.Draft;
import java.util.List;

/// What a call came to. Only what is [Done] leaves anything behind.
sealed interface Reply {

    /// It was done.
    record Done(Kept kept) implements Reply {
    }

    /// Everything that must be put right first.
    record Invalid(List<Problem> problems) implements Reply {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// The file cannot be taken as a form.
    record NoForm(Problem problem) implements Reply {
    }

    /// Somebody saved in between.
    ///
    /// @param current what they saved
    /// @param changed the fields in which it differs from what was sent
    record Stale(Draft current, List<String> changed) implements Reply {
        public Stale {
            changed = List.copyOf(changed);
        }
    }

    /// Not in this state; or there is no such report for this caller.
    ///
    /// @param reason message key
    record Refused(String reason) implements Reply {
    }

    /// There is no such report for this caller.
    record NotThere() implements Reply {
    }

    /// An answer as it is sent, and sent again when the call is repeated.
    ///
    /// @param json the body; empty when there is none
    /// @param location where the report is, for a call that made one; else empty
    /// @param edition of the draft, or 0 when there is no draft
    record Kept(int status, String json, String location, int edition) {
    }
}
