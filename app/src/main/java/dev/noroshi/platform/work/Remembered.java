package dev.noroshi.platform.work;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What was found out a moment ago. The time is that of the machine's counter, not of the clock, and runs from the beginning of the
/// look. When half of it is over, one of those who ask looks again; the others are answered meanwhile, so that no crowd waits at
/// its end.
public final class Remembered<K, V> {

    private final Cache<K, Place<V>> places;
    private final long nanos;
    private final LongSupplier counter;

    /// @param most how many are remembered, about; who was asked for longest ago is forgotten first
    /// @param time for how long; none: everything is found anew each time
    public Remembered(int most, Duration time) {
        this(most, time, System::nanoTime);
    }

    Remembered(int most, Duration time, LongSupplier counter) {
        this.places = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
        this.nanos = time.toNanos();
        this.counter = counter;
    }

    private static final class Place<V> {
        private final Line<V> line = new Line<>();
        private volatile @Nullable Kept<V> kept;
    }

    /// @param at when the look for it began
    /// @param renewed whether somebody looks again
    private record Kept<V>(V value, long at, AtomicBoolean renewed) {
    }

    /// What is remembered, or else what is found now.
    public V get(K key, Function<K, V> find) {
        if (nanos == 0) return find.apply(key);
        var place = place(key);
        var known = place.kept;
        if (known == null) return look(place, key, find);
        var age = counter.getAsLong() - known.at();
        return age < nanos && (age < nanos / 2 || !known.renewed().compareAndSet(false, true))
                ? known.value()
                : look(place, key, find);
    }

    /// Found by a look that begins after this was called, whatever is remembered, and remembered from now on.
    public V anew(K key, Function<K, V> find) {
        return nanos == 0 ? find.apply(key) : look(place(key), key, find);
    }

    /// Finds everything anew from now on; what somebody is looking for just now is not remembered.
    public void forget() {
        places.invalidateAll();
    }

    private Place<V> place(K key) {
        return places.get(key, _ -> new Place<>());
    }

    private V look(Place<V> place, K key, Function<K, V> find) {
        return place.line.get(() -> {
            var at = counter.getAsLong();
            var value = find.apply(key);
            place.kept = new Kept<>(value, at, new AtomicBoolean());
            return value;
        });
    }
}
