package dev.noroshi.sharing;

import dev.noroshi.kernel.SectorCode;
import java.util.Set;

/// Whether somebody needs to know (その情報を知る必要がある者), as their organisation has settled it.
public sealed interface NeedToKnow {

    /// The organisation has no circle, or they are in one that is not limited.
    NeedToKnow ALWAYS = new Always();

    /// The organisation has circles, and they are in none.
    NeedToKnow NEVER = new Never();

    /// @see #ALWAYS
    record Always() implements NeedToKnow {
    }

    /// Only what concerns one of the sectors.
    record Where(Set<SectorCode> sectors) implements NeedToKnow {
        public Where {
            sectors = Set.copyOf(sectors);
        }
    }

    /// @see #NEVER
    record Never() implements NeedToKnow {
    }
}
