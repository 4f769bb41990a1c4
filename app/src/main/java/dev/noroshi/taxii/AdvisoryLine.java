package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisory;
import java.time.Instant;
import java.util.List;

/// The issues of an advisory that are versions of one object: each is of the line of the one before it, unless that had been recalled
/// by then, because what is revoked has no later version.
///
/// @param name tells the line from all others
/// @param begun when its first issue went out
record AdvisoryLine(String name, Instant begun) {

    /// The line an issue belongs to.
    ///
    /// @param series all that went out of the series, the oldest first
    static AdvisoryLine of(List<Advisory.Published> series, Advisory.Published issue) {
        var first = issue;
        for (var each : series.reversed()) {
            if (each.head().ordinal() >= first.head().ordinal()) continue;
            // what is recalled later changes nothing: the issue keeps the line it was told in
            if (each instanceof Advisory.Recalled recalled && !recalled.tombstone().recalledAt()
                    .isAfter(first.publication().issuedAt()))
                break;
            first = each;
        }
        return new AdvisoryLine(first.id().toString(), first.publication().issuedAt());
    }
}
