package dev.noroshi.taxii;

import java.util.UUID;

/// A list of objects.
///
/// @param number short, for the database
/// @param id as the protocol names it
/// @param code which marking, sector or organisation; "" for those of which there is one
record Collection(int number, UUID id, Kind kind, String code) {

    /// What stands in it.
    enum Kind {
        /// All advisories.
        ALL,
        /// Those of a marking.
        TLP,
        /// Those of a sector.
        SECTOR,
        /// Drills (訓練), which stand nowhere else.
        DRILL,
        /// What a partner sent.
        QUARANTINE
    }
}
