package dev.noroshi.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Those who ask together are answered together, and never with what held before they asked.
class TogetherTest {

    private final Together<String, Integer> together = new Together<>();

    @Test
    void whoAsksAloneIsAnsweredEachTimeByALookOfTheirOwn() {
        var looks = new AtomicInteger();
        assertThat(together.get("all", _ -> looks.incrementAndGet())).isEqualTo(1);
        assertThat(together.get("all", _ -> looks.incrementAndGet())).isEqualTo(2);
    }

    @Test
    void whoeverComesDuringALookWaitsForTheNextAndAllOfThemShareIt() throws Exception {
        var looks = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var came = new AtomicInteger();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> together.get("all", _ -> {
                begun.countDown();
                await(mayEnd);
                return looks.incrementAndGet();
            }));
            begun.await();
            var later = new ArrayList<Thread>();
            var found = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 50; i++)
                found.add(people.submit(() -> {
                    synchronized (later) {
                        later.add(Thread.currentThread());
                    }
                    came.incrementAndGet();
                    return together.get("all", _ -> looks.incrementAndGet());
                }));
            // all have come, and wait
            while (came.get() < 50 || !allWait(later)) Thread.onSpinWait();
            mayEnd.countDown();
            assertThat(first.get()).isEqualTo(1);
            for (var each : found) assertThat(each.get()).isEqualTo(2);
        }
        assertThat(looks).hasValue(2);
    }

    /// Whoever counts up and asks then is told of that count or a later one, however many ask.
    @Test
    void nobodyIsToldWhatHeldBeforeTheyAsked() throws Exception {
        var state = new AtomicInteger();
        var found = new ArrayList<Future<List<Integer>>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 32; i++)
                found.add(people.submit(() -> {
                    var tooOld = new ArrayList<Integer>();
                    for (var n = 0; n < 1_000; n++) {
                        var since = state.incrementAndGet();
                        var told = together.get("all", _ -> {
                            var seen = state.get();
                            Thread.yield();
                            return seen;
                        });
                        if (told < since) tooOld.add(told);
                    }
                    return tooOld;
                }));
            for (var each : found) assertThat(each.get()).isEmpty();
        }
    }

    @Test
    void whoeverAsksTheSameAgainWhileTheyLookDoesNotWaitForThoseWhoWaitForThem() throws Exception {
        var begun = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var later = new ArrayList<Thread>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> together.get("all", _ -> {
                begun.countDown();
                await(mayGoOn);
                return together.get("all", _ -> 1) + 1;
            }));
            begun.await();
            var second = people.submit(() -> {
                synchronized (later) {
                    later.add(Thread.currentThread());
                }
                return together.get("all", _ -> 3);
            });
            while (isEmpty(later) || !allWait(later)) Thread.onSpinWait();
            mayGoOn.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }

    @Test
    void whatALookThrowsIsThrownToAllWhoWaitedForItAndTheNextLooksAnew() {
        assertThatThrownBy(() -> together.get("all", _ -> {
            throw new IllegalStateException("The database is away");
        })).isInstanceOf(IllegalStateException.class).hasMessage("The database is away");
        assertThat(together.get("all", _ -> 7)).isEqualTo(7);
    }

    @Test
    void linesForDifferentThingsDoNotWaitForOneAnother() throws ExecutionException, InterruptedException {
        var mayEnd = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = people.submit(() -> together.get("slow", _ -> {
                begun.countDown();
                await(mayEnd);
                return 1;
            }));
            begun.await();
            assertThat(together.get("quick", _ -> 2)).isEqualTo(2);
            mayEnd.countDown();
            assertThat(slow.get()).isEqualTo(1);
        }
    }

    private static boolean isEmpty(List<Thread> threads) {
        synchronized (threads) {
            return threads.isEmpty();
        }
    }

    private static boolean allWait(List<Thread> threads) {
        synchronized (threads) {
            return threads.stream().allMatch(each -> each.getState() == Thread.State.WAITING);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
