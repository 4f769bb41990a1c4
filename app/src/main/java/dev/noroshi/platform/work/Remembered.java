package dev.noroshi.platform.work;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was found out a moment ago. The time is that of the machine's counter, not of the clock.
public final class Remembered<K, V> {

    private final Map<K, Kept<V>> kept;
    private final long nanos;

    private record Kept<V>(V value, long at) {
    }

    /// @param most how many are remembered; who was asked for longest ago is forgotten first
    public Remembered(int most, Duration time) {
        this.nanos = time.toNanos();
        this.kept = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    /// What is remembered, or else what is found now.
    public V get(K key, Function<K, V> find) {
        var now = System.nanoTime();
        if (nanos == 0) return find.apply(key);
        Kept<V> found;
        synchronized (kept) {
            found = of(key);
        }
        if (found != null && now - found.at() < nanos) return found.value();
        var value = find.apply(key);
        synchronized (kept) {
            kept.put(key, new Kept<>(value, now));
        }
        return value;
    }

    /// Found now, whatever is remembered, and remembered from now on.
    public V anew(K key, Function<K, V> find) {
        synchronized (kept) {
            kept.remove(key);
        }
        return get(key, find);
    }

    private @Nullable Kept<V> of(K key) {
        return kept.get(key);
    }

    /// Finds everything anew from now on.
    public void forget() {
        synchronized (kept) {
            kept.clear();
        }
    }
}
