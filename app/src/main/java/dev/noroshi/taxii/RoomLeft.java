package dev.noroshi.taxii;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// How much room is left for certain in each quarantine. To count what waits for every envelope would cost more than to take it, so
/// all that was sent since the last count is taken for new; only where that leaves no room, or a minute later, is it counted again.
/// What other nodes took in that minute is not known here.
final class RoomLeft {

    private static final long GOOD_FOR = TimeUnit.MINUTES.toNanos(1);

    private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

    private record Counted(AtomicInteger left, long at) {
    }

    /// How many of these there is room for; all of them without counting, if that is certain.
    ///
    /// @param count counts how much room there is
    int of(int collection, int objects, IntSupplier count) {
        var known = counted.get(collection);
        if (known != null && System.nanoTime() - known.at() < GOOD_FOR && known.left().addAndGet(-objects) >= 0)
            return objects;
        var at = System.nanoTime();
        var left = count.getAsInt();
        counted.put(collection, new Counted(new AtomicInteger(left - objects), at));
        return left;
    }
}
