package dev.noroshi.platform.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Those who wait for one thing to be found out: one looks at a time, and whoever comes while it goes on, waits for the next look.
final class Line<V> {

    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable CompletableFuture<V> next;

    /// What is found by a look that begins after this was called. Who asks the same again on the way, while looking, looks alone:
    /// the others wait for them.
    ///
    /// @param find looks; what it throws is thrown to all who waited for it
    V get(Supplier<V> find) {
        if (looking.isHeldByCurrentThread()) return find.get();
        var own = new CompletableFuture<V>();
        CompletableFuture<V> look;
        synchronized (this) {
            if (next == null) next = own;
            look = next;
        }
        if (look == own) look(own, find);
        try {
            return look.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private void look(CompletableFuture<V> own, Supplier<V> find) {
        looking.lock();
        try {
            synchronized (this) {
                // who comes from now on may have asked after something changed
                next = null;
            }
            own.complete(find.get());
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            looking.unlock();
        }
    }
}
