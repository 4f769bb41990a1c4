package dev.noroshi.advisory;

import dev.noroshi.kernel.OrganisationId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a ministry or secretariat wants passed on, and to whom.
///
/// @param to whom of the next hop; everybody the marking allows when null
/// @param leftOut whom not, each with the reason
/// @param directly operators a ministry hands it to without their secretariat, where needed (必要に応じて直接)
public record PassOn(@Nullable Set<OrganisationId> to, Map<OrganisationId, String> leftOut,
        Set<OrganisationId> directly) {

    public PassOn {
        to = to == null ? null : Set.copyOf(to);
        leftOut = Map.copyOf(leftOut);
        directly = Set.copyOf(directly);
    }

    /// To everybody of the next hop.
    public static PassOn toAll() {
        return new PassOn(null, Map.of(), Set.of());
    }
}
