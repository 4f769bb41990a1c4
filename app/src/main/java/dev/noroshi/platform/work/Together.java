package dev.noroshi.platform.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Many who ask the same at the same time are answered by one look. It begins after each of them asked, so that nobody is told what
/// held before they did: unlike what is [Remembered], it is never old.
///
/// @param <K> what is asked for; of each there is a line for as long as this is there, so there should not be many
public final class Together<K, V> {

    private final Map<K, Line<V>> lines = new ConcurrentHashMap<>();

    /// What is found by a look that begins after this was called.
    ///
    /// @param find looks; what it throws is thrown to all who waited for it
    public V get(K key, Function<K, V> find) {
        return lines.computeIfAbsent(key, _ -> new Line<>()).get(() -> find.apply(key));
    }
}
