package dev.noroshi.report;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// What comes of asking this room to do something with a report.
public sealed interface Outcome {

    /// The draft is saved as shown.
    record Saved(Draft draft) implements Outcome {
    }

    /// The report is submitted and lies with its first hop.
    record Submitted(Report report) implements Outcome {
    }

    /// It cannot be submitted as it is: everything that must be put right, at once. The draft is kept.
    record Incomplete(List<Problem> problems) implements Outcome {
        public Incomplete {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody saved in between; nothing was changed. What they saved is the current draft.
    record Stale(Draft current) implements Outcome {
    }

    /// The caller's organisation has no such report, or none in a state that allows this.
    ///
    /// @param reason message key: `report.refused.not-found`, `report.refused.no-draft`, `report.refused.draft-open` …
    record Refused(String reason) implements Outcome {
    }

    /// The draft is gone.
    record Discarded() implements Outcome {
    }
}
