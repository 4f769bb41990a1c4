package dev.noroshi.kernel;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The markings somebody may read.
///
/// @param always whatever it concerns
/// @param ifConcerned only what concerns one of the sectors
/// @param sectors the sectors in which they need to know
public record Reads(Set<Tlp> always, Set<Tlp> ifConcerned, Set<SectorCode> sectors) {

    /// What the house reads, and an organisation as a whole.
    public static final Reads EVERYTHING = new Reads(EnumSet.allOf(Tlp.class), Set.of(), Set.of());

    /// What somebody reads who is nobody here.
    public static final Reads NOTHING = new Reads(Set.of(), Set.of(), Set.of());

    /// What anybody reads.
    public static final Reads PUBLIC = new Reads(Set.of(Tlp.CLEAR), Set.of(), Set.of());

    public Reads {
        always = Set.copyOf(always);
        ifConcerned = Set.copyOf(ifConcerned);
        sectors = Set.copyOf(sectors);
    }

    /// Whether they may read something marked so that concerns these sectors.
    public boolean covers(Tlp tlp, Collection<SectorCode> concerned) {
        return always.contains(tlp) || ifConcerned.contains(tlp) && !Collections.disjoint(concerned, sectors);
    }

    /// Whether nothing is kept from them.
    public boolean isEverything() {
        return always.size() == Tlp.values().length;
    }
}
