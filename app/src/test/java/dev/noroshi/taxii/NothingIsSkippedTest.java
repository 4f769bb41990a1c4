package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.taxii.Publication.Reach;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Row 10 once more: a poller sees everything in its order, whatever commits late, and the database shows nothing of it to
/// anybody who was not told of.
@NoroshiTest
class NothingIsSkippedTest {

    @Autowired
    Appending appending;
    @Autowired
    Collections collections;
    @Autowired
    Feed feed;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    Collection collection;
    int audience;

    @BeforeEach
    void aCollection() {
        collection = collections.quarantine(new OrganisationId("skipping-test"));
        audience = transaction.execute(_ -> feed.audience(feed.marking(Tlp.CLEAR, Set.of(), Set.of()),
                new Reach.Everybody()));
        jdbc.sql("delete from taxii.entry where collection = :c").param("c", collection.number()).update();
    }

    private Appending.Added object() {
        var id = Envelope.indicatorId();
        return new Appending.Added(id, "indicator", "2.1", Instant.parse(Envelope.T1), audience, null, "{}");
    }

    private List<Instant> times() {
        return jdbc.sql("select added from taxii.entry where collection = :c order by added")
                .param("c", collection.number())
                .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant()).list();
    }

    @Test
    void whoCommitsLateIsNotPassedByWhoComesLater() throws Exception {
        var added = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(_ -> {
                appending.append(collection, List.of(object()));
                added.countDown();
                await(mayCommit);
            }), threads);
            await(added);
            var quick = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(_ -> appending.append(collection, List.of(object()))),
                    threads);
            // the later one waits: a poller that comes now sees neither
            assertThat(endsWithin(quick, Duration.ofMillis(300))).isFalse();
            assertThat(times()).isEmpty();
            mayCommit.countDown();
            slow.get(20, TimeUnit.SECONDS);
            quick.get(20, TimeUnit.SECONDS);
        }
        assertThat(times()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aPollerMissesNothingOfWhatManyAddAtOnce() throws Exception {
        var seen = new ArrayList<Instant>();
        var writers = 6;
        var each = 15;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<CompletableFuture<Void>>();
            for (var w = 0; w < writers; w++)
                work.add(CompletableFuture.runAsync(() -> {
                    for (var i = 0; i < each; i++)
                        transaction
                                .executeWithoutResult(_ -> appending.append(collection, List.of(object(), object())));
                }, threads));
            var all = CompletableFuture.allOf(work.toArray(CompletableFuture[]::new));
            while (!all.isDone())
                poll(seen);
            all.get(60, TimeUnit.SECONDS);
        }
        poll(seen);
        assertThat(seen).hasSize(writers * each * 2).doesNotHaveDuplicates().isSorted().isEqualTo(times());
    }

    private void poll(List<Instant> seen) {
        var after = seen.isEmpty() ? Instant.EPOCH : seen.getLast();
        seen.addAll(jdbc.sql("select added from taxii.entry where collection = :c and added > :after order by added")
                .param("c", collection.number()).param("after", after.atOffset(java.time.ZoneOffset.UTC))
                .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant()).list());
    }

    @Test
    void aClockThatStepsBackDoesNotPutAnythingBeforeWhatIsThere() {
        jdbc.sql("update taxii.collection set last_added = now() + interval '1 hour' where number = :c")
                .param("c", collection.number()).update();
        transaction.executeWithoutResult(_ -> appending.append(collection, List.of(object())));
        transaction.executeWithoutResult(_ -> appending.append(collection, List.of(object(), object())));
        assertThat(times()).hasSize(3).doesNotHaveDuplicates();
        assertThat(times().getFirst()).isAfter(Instant.now(java.time.Clock.systemUTC()).plusSeconds(3_000));
    }

    private static boolean endsWithin(CompletableFuture<?> work, Duration time) throws Exception {
        try {
            work.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("Nobody came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
