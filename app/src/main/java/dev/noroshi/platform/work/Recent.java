package dev.noroshi.platform.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What was made lately of something, so that it is not made thousands of times over. Forgets everything when it is full.
///
/// @param <K> all it depends on
/// @param <V> what is made of it, never changed afterwards
public final class Recent<K, V> {

    private static final int MOST = 256;

    private final Map<K, V> known = new ConcurrentHashMap<>();

    public V of(K key, Supplier<V> making) {
        var found = known.get(key);
        if (found != null) return found;
        if (known.size() >= MOST) known.clear();
        var made = making.get();
        known.put(key, made);
        return made;
    }
}
