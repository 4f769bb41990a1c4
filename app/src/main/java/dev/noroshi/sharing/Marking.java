package dev.noroshi.sharing;

import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.Set;

/// How a shared thing is marked: its TLP and the sectors directly concerned.
///
/// @param sectors the sectors directly concerned (直接関係する分野), which bind AMBER only; none means nobody
public record Marking(Tlp tlp, Set<SectorCode> sectors) {

    public Marking {
        sectors = Set.copyOf(sectors);
    }
}
