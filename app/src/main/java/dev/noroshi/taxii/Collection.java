package dev.noroshi.taxii;

import java.util.UUID;

/// A list of objects.
///
/// @param number short, for the database
/// @param id as the protocol names it
/// @param code which marking, sector, kind of information or organisation; "" for those of which there is one
record Collection(int number, UUID id, Kind kind, String code) {

    /// What stands in it.
    enum Kind {
        /// All advisories.
        ALL,
        /// Those of a marking.
        TLP,
        /// Those of a sector.
        SECTOR,
        /// Those of one kind of what the centre gives out: warnings (警報), alerts (注意喚起), reference information (参考情報).
        PRODUCT,
        /// Advisories issued in a drill (訓練), which stand nowhere else.
        DRILL,
        /// What a partner sent.
        QUARANTINE,
        /// Cases of C4TAP that were passed on.
        C4TAP,
        /// Those of them that are drills, which stand nowhere else.
        C4TAP_DRILL
    }
}
