package dev.noroshi.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A round that is wanted is gone now and not after the pause, once for all who want it, and none is forgotten.
class RoundsTest {

    private static final Duration NEVER_IN_A_TEST = Duration.ofHours(1);

    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore beginnings = new Semaphore(0);
    private final Semaphore ends = new Semaphore(0);

    @Test
    void aRoundThatIsWantedDoesNotWaitForThePause() throws Exception {
        try (var rounds = Rounds.begin("test", NEVER_IN_A_TEST, this::go)) {
            ends.release();
            rounds.soon();
            assertBegun();
        }
    }

    @Test
    void whateverIsWantedWhileOneIsBeingGoneIsOneMore() throws Exception {
        try (var rounds = Rounds.begin("test", NEVER_IN_A_TEST, this::go)) {
            rounds.soon();
            assertBegun();
            for (var n = 0; n < 50; n++)
                rounds.soon();
            ends.release();
            assertBegun();
            // the last of them: whatever was left over from before would come first
            rounds.soon();
            ends.release(2);
            assertBegun();
            assertThat(begun).hasValue(3);
        }
    }

    @Test
    void whatIsWantedByTheRoundItselfIsNotForgotten() throws Exception {
        var rounds = new Rounds[1];
        rounds[0] = Rounds.begin("test", NEVER_IN_A_TEST, () -> {
            if (begun.incrementAndGet() == 1) rounds[0].soon();
            beginnings.release();
        });
        try (var running = rounds[0]) {
            running.soon();
            assertBegun();
            assertBegun();
        }
    }

    @Test
    void aRoundThatFailsIsGoneAgain() throws Exception {
        try (var rounds = Rounds.begin("test", NEVER_IN_A_TEST, () -> {
            beginnings.release();
            throw new IllegalStateException("the database is away");
        })) {
            for (var n = 0; n < 3; n++) {
                rounds.soon();
                assertBegun();
            }
        }
    }

    @Test
    void theRoundThatIsBeingGoneIsFinishedBeforeTheEndAndNoneFollows() throws Exception {
        var rounds = Rounds.begin("test", NEVER_IN_A_TEST, this::go);
        rounds.soon();
        assertBegun();
        rounds.soon();
        ends.release(2);
        rounds.close();
        var gone = begun.get();
        rounds.soon();
        assertThat(begun).as("nobody goes round any more").hasValue(gone);
        assertThat(gone).isBetween(1, 2);
    }

    private void go() {
        begun.incrementAndGet();
        beginnings.release();
        ends.acquireUninterruptibly();
    }

    private void assertBegun() throws InterruptedException {
        assertThat(beginnings.tryAcquire(20, TimeUnit.SECONDS)).as("a round begins").isTrue();
    }
}
