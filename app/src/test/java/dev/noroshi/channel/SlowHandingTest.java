package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.delivery.Unannounced;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewing;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// As long as somebody is handing messages on, they are theirs, however long it takes; what is known of one is written down
/// while the others are still under way.
class SlowHandingTest extends TellingPeople {

    private static final Duration LEASE = Duration.ofSeconds(2);

    @Autowired
    Unannounced unannounced;
    @Autowired
    Viewing viewing;

    @Test
    void whoTakesLongerThanTheLeaseKeepsWhatIsLeftAndNobodyElseHandsItOn() throws Exception {
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        planner.plan(2_000);
        var all = jdbc.sql("select count(*) from channel.message where means = 'MAIL'").query(Integer.class).single();
        assertThat(all).isGreaterThan(1);
        var slow = new Slow();
        var conveyor = new Conveyor(messages, unannounced,
                new ChannelSettings(false, Duration.ofMillis(500), LEASE, Duration.ofHours(24), null), viewing, clock);
        var working = Thread.ofVirtual().start(() -> conveyor.run(slow));
        slow.begun.await();

        Awaitility.await().until(() -> states().contains("HANDED"));
        assertThat(states()).as("the first is noted, the others go on").contains("WAITING");
        // never past the end of a claim before it has been renewed
        for (var n = 0; n < 3; n++) {
            clock.advance(LEASE.dividedBy(2));
            Awaitility.await().until(() -> firstToEnd().equals(clock.instant().plus(LEASE)));
        }
        assertThat(clock.instant()).isAfter(FRIDAY_NOON.plus(LEASE));
        assertThat(messages.claim(Means.MAIL, 100, LEASE)).as("what somebody is at").isEmpty();

        slow.finish.countDown();
        working.join();
        assertThat(states()).hasSize(all).containsOnly("HANDED");
        assertThat(jdbc.sql("select max(attempts) from channel.message where means = 'MAIL'").query(Integer.class)
                .single()).isEqualTo(1);
    }

    private Instant firstToEnd() {
        return jdbc.sql("select min(claimed_until) from channel.message where means = 'MAIL' and state = 'WAITING'")
                .query(OffsetDateTime.class).single().toInstant();
    }

    /// A server that takes the first at once, and lets the others wait.
    private static final class Slow implements Channel {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch finish = new CountDownLatch(1);

        @Override
        public Means means() {
            return Means.MAIL;
        }

        @Override
        public boolean works() {
            return true;
        }

        @Override
        public void hand(List<Message> messages, BiConsumer<Message, Handing> answer) {
            answer.accept(messages.getFirst(), new Handing.Handed("250 first"));
            begun.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            messages.stream().skip(1).forEach(message -> answer.accept(message, new Handing.Handed("250 ok")));
        }
    }
}
