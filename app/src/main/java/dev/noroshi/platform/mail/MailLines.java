package dev.noroshi.platform.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The lines to the mail server: so many at once and no more. Who is done with one leaves it open for the next; what nobody
/// needs is closed soon, because an open line costs the server a process.
final class MailLines implements AutoCloseable {

    private final Supplier<Optional<MailLine>> opening;
    private final Duration keep;
    private final Semaphore places;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean isWatched;
    private boolean isClosed;

    /// @param opening begins a conversation; empty when the server is away or lets nobody in
    /// @param keep how long a line nobody needs stays open
    MailLines(Supplier<Optional<MailLine>> opening, int most, Duration keep) {
        this.opening = opening;
        this.keep = keep;
        this.places = new Semaphore(most, true);
    }

    /// When nobody needed it any more.
    private record Idle(MailLine line, long since) {
    }

    /// Waits until a line may be had. Whoever calls this gives the place back afterwards.
    void enter() {
        places.acquireUninterruptibly();
    }

    /// Gives back the place, and the line if it is still good.
    void leave(Optional<MailLine> line) {
        line.filter(MailLine::isOpen).ifPresent(this::keep);
        places.release();
    }

    /// A line that is open already, or else a new one.
    Optional<MailLine> any() {
        synchronized (this) {
            // the latest, so that those that are too many grow old
            var left = idle.pollLast();
            if (left != null) return Optional.of(left.line());
        }
        return opening.get();
    }

    /// A new line.
    Optional<MailLine> fresh() {
        return opening.get();
    }

    private synchronized void keep(MailLine line) {
        if (isClosed) {
            line.close();
            return;
        }
        idle.addLast(new Idle(line, System.nanoTime()));
        if (!isWatched) Thread.ofVirtual().name("mail-lines").start(this::watch);
        isWatched = true;
    }

    private void watch() {
        try {
            while (isAnyLeft()) {
                Thread.sleep(keep);
                closeOlderThan(keep);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isAnyLeft() {
        isWatched = !idle.isEmpty();
        return isWatched;
    }

    private void closeOlderThan(Duration age) {
        var old = new ArrayDeque<MailLine>();
        synchronized (this) {
            var now = System.nanoTime();
            while (!idle.isEmpty() && now - idle.getFirst().since() >= age.toNanos())
                old.add(idle.removeFirst().line());
        }
        old.forEach(MailLine::close);
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
        }
        closeOlderThan(Duration.ZERO);
    }
}
