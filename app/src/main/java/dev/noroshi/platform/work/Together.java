package dev.noroshi.platform.work;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many who ask the same at the same time are answered by one look. It begins after each of them asked, so that nobody is told what
/// held before they did: unlike what is [Remembered], it is never old.
///
/// @param <K> what is asked for; of each there is a line for as long as this is there, so there should not be many
public final class Together<K, V> {

    private final Map<K, Line<V>> lines = new ConcurrentHashMap<>();

    /// One look at a time; whoever comes while it goes on, waits for the next.
    private static final class Line<V> {
        private final ReentrantLock looking = new ReentrantLock();
        private @Nullable CompletableFuture<V> next;
    }

    /// What is found by a look that begins after this was called.
    ///
    /// @param find looks; what it throws is thrown to all who waited for it
    public V get(K key, Function<K, V> find) {
        var line = lines.computeIfAbsent(key, _ -> new Line<>());
        var own = new CompletableFuture<V>();
        CompletableFuture<V> look;
        synchronized (line) {
            if (line.next == null) line.next = own;
            look = line.next;
        }
        if (look == own) look(line, own, key, find);
        try {
            return look.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private void look(Line<V> line, CompletableFuture<V> own, K key, Function<K, V> find) {
        line.looking.lock();
        try {
            synchronized (line) {
                // who comes from now on may have asked after something changed
                line.next = null;
            }
            own.complete(find.apply(key));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            line.looking.unlock();
        }
    }
}
