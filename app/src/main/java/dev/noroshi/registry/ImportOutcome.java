package dev.noroshi.registry;

import java.util.List;

/// What comes of an import.
public sealed interface ImportOutcome {

    /// The file can be brought in; nothing was changed yet.
    record Planned(ImportPlan plan) implements ImportOutcome {
    }

    /// It was brought in, all of it.
    record Applied(ImportPlan plan) implements ImportOutcome {
    }

    /// The registry has changed since somebody agreed to a plan; nothing was brought in.
    ///
    /// @param plan what the file would change now
    record Stale(ImportPlan plan) implements ImportOutcome {
    }

    /// Something is wrong with the file; nothing was brought in.
    ///
    /// @param problems all of them, by row
    record Refused(List<RowProblem> problems) implements ImportOutcome {

        public Refused {
            problems = problems.stream().sorted().toList();
        }
    }
}
