package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.taxii.Publication.Reach;
import dev.noroshi.testing.NoroshiTest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// An audience is kept once, and nobody waits for whoever is still sending to the same.
@NoroshiTest
class AudiencesTest {

    @Autowired
    Feed feed;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    private int audience(String... names) {
        var organisations = Set.of(names).stream().map(OrganisationId::new).collect(Collectors.toSet());
        return transaction.execute(_ -> feed.audience(feed.marking(Tlp.AMBER, Set.of(), organisations),
                new Reach.Named(organisations)));
    }

    @Test
    void thoseWhoAreNamedAgainAreTheSameAudience() {
        var first = audience("audience-a", "audience-b");
        assertThat(audience("audience-b", "audience-a")).isEqualTo(first);
        assertThat(audience("audience-a")).isNotEqualTo(first);
        assertThat(jdbc.sql("select organisation from taxii.named where audience = :id order by organisation")
                .param("id", first).query(String.class).list()).containsExactly("audience-a", "audience-b");
    }

    @Test
    void whoSendsWithAMarkingThatIsThereIsNotHeldUpByWhoIsNotDoneYet() throws Exception {
        var there = audience("audience-c");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                assertThat(audience("audience-c")).isEqualTo(there);
                assertThat(CompletableFuture.supplyAsync(() -> audience("audience-c"), threads)
                        .orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(there);
            });
        }
    }

    @Test
    void twoWhoBringTheSameNewAudienceAtOnceKeepItOnce() throws Exception {
        var brought = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> transaction.execute(_ -> {
                var id = audience("audience-d", "audience-e");
                brought.countDown();
                await(mayEnd);
                return id;
            }), threads);
            await(brought);
            var second = CompletableFuture.supplyAsync(() -> audience("audience-d", "audience-e"), threads);
            mayEnd.countDown();
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(first.get(20, TimeUnit.SECONDS));
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
