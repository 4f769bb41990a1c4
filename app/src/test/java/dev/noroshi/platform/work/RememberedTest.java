package dev.noroshi.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nobody is told what is older than it may be, and no crowd waits for it to be found again.
class RememberedTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong counter = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Remembered<String, Integer> remembered = new Remembered<>(100, Duration.ofSeconds(1), counter::get);

    @Test
    void whatWasFoundLessThanHalfTheTimeAgoIsNotLookedForAgain() {
        assertThat(ask()).isEqualTo(1);
        counter.addAndGet(SECOND / 2 - 1);
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void whatIsAsOldAsItMayBeIsFoundAnew() {
        ask();
        counter.addAndGet(SECOND);
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void theTimeRunsFromTheBeginningOfTheLook() {
        remembered.get("right", _ -> {
            counter.addAndGet(SECOND);
            return looks.incrementAndGet();
        });
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void inTheSecondHalfOneLooksAgainAndTheOthersAreAnsweredMeanwhile() throws Exception {
        whileOneLooksAgain((_, _) -> {
            for (var i = 0; i < 50; i++) assertThat(ask()).isEqualTo(1);
        });
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void whileSomebodyLooksAgainNobodyIsToldWhatIsTooOldByNow() throws Exception {
        var told = new CompletableFuture<Integer>();
        whileOneLooksAgain((people, late) -> {
            counter.addAndGet(SECOND / 2);
            people.execute(() -> {
                late.set(Thread.currentThread());
                told.complete(ask());
            });
            // they wait, or were told at once what they must not be told
            while (!told.isDone() && !waits(late.get())) Thread.onSpinWait();
            assertThat(told).isNotDone();
        });
        assertThat(told.get()).isEqualTo(3);
    }

    /// What happens after half of the time, while the one who looks again has not ended.
    private void whileOneLooksAgain(BiConsumer<ExecutorService, AtomicReference<@Nullable Thread>> happens)
            throws Exception {
        ask();
        counter.addAndGet(SECOND / 2);
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking = people.submit(() -> remembered.get("right", _ -> {
                begun.countDown();
                await(mayEnd);
                return looks.incrementAndGet();
            }));
            begun.await();
            try {
                happens.accept(people, new AtomicReference<>());
            } finally {
                mayEnd.countDown();
            }
            assertThat(looking.get()).isEqualTo(2);
        }
    }

    private static boolean waits(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.WAITING;
    }

    @Test
    void whoeverWantsItAnewIsToldOfALookThatBeganAfterTheyAsked() {
        ask();
        assertThat(remembered.anew("right", _ -> looks.incrementAndGet())).isEqualTo(2);
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void whatIsLookedForWhileEverythingIsForgottenIsNotRemembered() {
        remembered.get("right", _ -> {
            remembered.forget();
            return looks.incrementAndGet();
        });
        assertThat(ask()).isEqualTo(2);
    }

    @Test
    void aLookThatFailsIsNotRememberedAndTellsWhoAsked() {
        assertThatThrownBy(() -> remembered.get("right", _ -> {
            throw new IllegalStateException("The database is away");
        })).isInstanceOf(IllegalStateException.class).hasMessage("The database is away");
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void withoutATimeEverythingIsFoundEachTime() {
        var forgetful = new Remembered<String, Integer>(100, Duration.ZERO, counter::get);
        assertThat(forgetful.get("right", _ -> looks.incrementAndGet())).isEqualTo(1);
        assertThat(forgetful.get("right", _ -> looks.incrementAndGet())).isEqualTo(2);
    }

    private int ask() {
        return remembered.get("right", _ -> looks.incrementAndGet());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
