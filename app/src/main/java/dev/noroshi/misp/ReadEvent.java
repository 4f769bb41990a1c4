package dev.noroshi.misp;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What reading an event came to.
sealed interface ReadEvent {

    /// It can be kept.
    ///
    /// @param stamp when it last changed, in seconds
    /// @param tlp the narrowest of its tags; empty when it has none
    /// @param document what of it is kept
    /// @param techniques ids of MITRE ATT&CK the event as a whole names
    /// @param passed names of members that were passed over ([Shape])
    record Sound(UUID uuid, long stamp, String title, Optional<Tlp> tlp, Occasion occasion, ObjectNode document,
            List<String> techniques, List<Line> lines, List<LeftOut> left,
            List<String> passed) implements ReadEvent {
        public Sound {
            techniques = List.copyOf(techniques);
            lines = List.copyOf(lines);
            left = List.copyOf(left);
            passed = List.copyOf(passed);
        }
    }

    /// It cannot.
    record Unsound(List<Problem> problems) implements ReadEvent {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /// An attribute, and what is looked for in it.
    ///
    /// @param text in which the indicator is looked for; "" when it is none
    /// @param why why it is none; "" otherwise
    record Line(String place, String type, String value, String text, String why, Optional<Tlp> tlp,
            List<String> techniques) {
        public Line {
            techniques = List.copyOf(techniques);
        }
    }
}
