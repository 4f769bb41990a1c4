package dev.noroshi.stix;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was revoked has no later version (section 3.2, `revoked`): what is told again after it was gone is an object of its own, every time
/// it comes back.
public final class Generations {

    private final Map<StixId, Integer> gone;

    private Generations(Map<StixId, Integer> gone) {
        this.gone = gone;
    }

    /// @param told what was told each time before, the oldest first, by the ids things have when they are first told
    public static Generations after(List<? extends Collection<StixId>> told) {
        var gone = new HashMap<StixId, Integer>();
        Set<StixId> before = Set.of();
        for (var each : told) {
            var now = new HashSet<>(each);
            before.stream().filter(id -> !now.contains(id)).forEach(id -> gone.merge(id, 1, Integer::sum));
            before = now;
        }
        return new Generations(gone);
    }

    /// Whether everything has the id it has when it is first told.
    public boolean isFirst() {
        return gone.isEmpty();
    }

    /// The id a thing has now.
    ///
    /// @param first the id it has when it is first told
    public StixId id(StixId first) {
        var times = gone.getOrDefault(first, 0);
        return times == 0 ? first : new StixId(first.type(), StixId.version5(first.uuid(), "again " + times));
    }
}
