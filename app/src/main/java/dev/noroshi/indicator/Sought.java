package dev.noroshi.indicator;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Set;

/// What a paper must hold to be of interest to somebody who looks for values in many of them. It is asked of the database, which
/// may answer that more of them hold it than do, and never that fewer do.
public sealed interface Sought {

    /// A value of one of these kinds.
    ///
    /// @param written how it may be written, whatever the case, `%` for any characters; none for however it is
    record OfValue(Set<IndicatorType> types, List<String> written) implements Sought {
        public OfValue {
            types = Set.copyOf(types);
            written = List.copyOf(written);
        }

        /// Says nothing of what it is.
        @Override
        public String toString() {
            return "Value of " + types;
        }
    }

    /// A value that is marked so, or of which it is said that it belongs to one of these techniques.
    ///
    /// @param techniques ids of MITRE ATT&CK
    record OfMark(Set<Tlp> tlps, Set<String> techniques) implements Sought {
        public OfMark {
            tlps = Set.copyOf(tlps);
            techniques = Set.copyOf(techniques);
        }
    }
}
