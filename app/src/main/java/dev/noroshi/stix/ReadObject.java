package dev.noroshi.stix;

import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of reading one object.
public sealed interface ReadObject {

    /// As it names itself; of one without a name, its place, such as `objects[3]`.
    String id();

    /// It is sound.
    ///
    /// @param spec the version of STIX: `2.1` or `2.0`
    /// @param version when this version was told; none of what has none
    /// @param tlp the narrowest of its markings of TLP
    /// @param text as it came, on one line, with everything we do not know
    record Sound(String id, String type, String spec, Optional<Instant> version, Optional<Tlp> tlp, String text)
            implements
                ReadObject {
    }

    /// It is not.
    ///
    /// @param version as it says, or ""
    record Unsound(String id, String version, List<Problem> problems) implements ReadObject {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
