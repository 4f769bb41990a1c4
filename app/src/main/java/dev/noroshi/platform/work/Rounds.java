package dev.noroshi.platform.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A round that is gone again and again, one at a time. What is due stands in the database, with the time when it is due: a
/// round missed while the program stood still is made up for by the next one, and several nodes may go round at once if the
/// rows they take are locked (`for update skip locked`). See docs/adr/0016-rounds-instead-of-a-scheduler.md.
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long LAST_ROUND_SECONDS = 3;

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService clockwork;
    private final AtomicBoolean isWanted = new AtomicBoolean();
    private boolean complained;
    private volatile boolean ending;

    private Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
        this.clockwork = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    /// Goes round from now on.
    ///
    /// @param name of the thread, and in the log
    /// @param pause between the end of a round and the beginning of the next
    /// @param round may fail; it is tried again after the pause, and the first failure of a row is told to the log
    public static Rounds begin(String name, Duration pause, Runnable round) {
        var rounds = new Rounds(name, round);
        rounds.clockwork.scheduleWithFixedDelay(rounds::go, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void go() {
        if (ending) return;
        try {
            round.run();
            complained = false;
        } catch (RuntimeException e) {
            // the database may be away for a moment
            if (!complained && !ending) LOG.warn("The round \"{}\" failed and is gone again", name, e);
            complained = true;
        }
    }

    /// Goes round once more without waiting for the pause to end.
    public void soon() {
        if (ending || !isWanted.compareAndSet(false, true)) return;
        try {
            clockwork.execute(() -> {
                isWanted.set(false);
                go();
            });
        } catch (RejectedExecutionException e) {
            // it has just ended, and nobody goes round any more
        }
    }

    /// Ends after the round that is being gone.
    @Override
    public void close() {
        ending = true;
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) clockwork.shutdownNow();
        } catch (InterruptedException e) {
            clockwork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
