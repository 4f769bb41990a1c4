package dev.noroshi.advisory;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// Why something was not done. Nothing was stored; what was typed is still with whoever typed it.
public sealed interface Refusal {

    /// There is no such thing, or it was never addressed to the caller: which of the two is not said.
    record Unknown() implements Refusal {
    }

    /// The caller may not, whatever the state: the reason as a message key with its details.
    record Forbidden(String reason, List<String> details) implements Refusal {
        public Forbidden {
            details = List.copyOf(details);
        }

        public static Forbidden because(String reason, String... details) {
            return new Forbidden(reason, List.of(details));
        }
    }

    /// Not now: it stands where this cannot be done. The reason as a message key with its details.
    record Conflict(String reason, List<String> details) implements Refusal {
        public Conflict {
            details = List.copyOf(details);
        }

        public static Conflict because(String reason, String... details) {
            return new Conflict(reason, List.of(details));
        }
    }

    /// Somebody else saved first.
    ///
    /// @param now how it stands now, to be shown beside what the caller typed
    record Stale(Advisory now) implements Refusal {
    }

    /// What must be put right, all of it at once.
    record Invalid(List<Problem> problems) implements Refusal {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Something in it may lead to a source. Each place must be removed, or let through by a second person.
    record Leading(List<Problem> findings) implements Refusal {
        public Leading {
            findings = List.copyOf(findings);
        }
    }

    /// It was addressed to the caller and has been recalled since.
    record Recalled(Tombstone tombstone) implements Refusal {
    }
}
