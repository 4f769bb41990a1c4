package dev.noroshi.taxii;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.StixObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Objects that become known to somebody together.
///
/// @param origin what they were made from; they are taken back by it
/// @param sectors those concerned
/// @param added organisations outside the scope that may have it
/// @param importance which kind of information it is; null for a case, which is of none
/// @param reach whom they are handed to; of them, those whom the marking lets
/// @param gone what earlier publications said and this one says no longer
/// @param common what anybody may know, such as who tells it; it is never taken back
public record Publication(UUID origin, Tlp tlp, Set<SectorCode> sectors, Set<OrganisationId> added, Occasion occasion,
        @Nullable Importance importance, Reach reach, List<StixObject> objects, List<Gone> gone,
        List<StixObject> common) {

    public Publication {
        sectors = Set.copyOf(sectors);
        added = Set.copyOf(added);
        objects = List.copyOf(objects);
        gone = List.copyOf(gone);
        common = List.copyOf(common);
    }

    /// What an earlier publication said, as it stands no longer: for those of the reach who had it.
    ///
    /// @param origin of the earlier publication
    /// @param told publications since that said it no longer: who has one of them has been told
    /// @param revoked the versions that say so
    public record Gone(UUID origin, Set<UUID> told, List<ObjectNode> revoked) {
        public Gone {
            told = Set.copyOf(told);
            revoked = List.copyOf(revoked);
        }
    }

    /// Whom something is handed to.
    public sealed interface Reach {

        /// Everybody who may come in.
        record Everybody() implements Reach {
        }

        /// The national centre, which is handed everything it issues.
        record Centre() implements Reach {
        }

        /// Those who take part in C4TAP whenever they ask, and the national centre.
        record Circle() implements Reach {
        }

        /// These.
        record Named(Set<OrganisationId> organisations) implements Reach {
            public Named {
                organisations = Set.copyOf(organisations);
            }
        }
    }
}
