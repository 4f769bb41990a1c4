package dev.noroshi.sharing;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.Set;

/// How a shared thing is marked.
///
/// @param paper the form the marking stands on
/// @param sectors the sectors directly concerned (直接関係する分野), which bind RED and AMBER; none means nobody there
/// @param added organisations the originator has added by name (table 5, ※１)
public record Marking(Tlp tlp, Paper paper, Set<SectorCode> sectors, Set<OrganisationId> added) {

    public Marking {
        sectors = Set.copyOf(sectors);
        added = Set.copyOf(added);
    }

    /// A report's marking, nobody added.
    public static Marking ofReport(Tlp tlp, Set<SectorCode> sectors) {
        return new Marking(tlp, Paper.REPORT, sectors, Set.of());
    }

    /// An advisory's marking, nobody added.
    public static Marking ofAdvisory(Tlp tlp, Set<SectorCode> sectors) {
        return new Marking(tlp, Paper.ADVISORY, sectors, Set.of());
    }
}
