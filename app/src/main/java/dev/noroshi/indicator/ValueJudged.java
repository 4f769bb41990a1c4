package dev.noroshi.indicator;

import java.util.Set;
import java.util.UUID;

/// The centre judged that a value is not to be blocked, or took that back: what was told of it to machines is to be told anew.
///
/// @param advisories one issue of each series in which the value stands
/// @param cases of C4TAP that were passed on with it
public record ValueJudged(Set<UUID> advisories, Set<UUID> cases) {

    public ValueJudged {
        advisories = Set.copyOf(advisories);
        cases = Set.copyOf(cases);
    }
}
