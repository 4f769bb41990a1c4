package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.mail.OutgoingMail.Notice;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// The server is asked for a notice of each delivery only where mails are taken in and somebody reads it (RFC 3461).
class NoticesAskedTest extends TellingPeople {

    @Autowired
    MailWriting writing;
    @Autowired
    MailServer server;
    @Autowired
    Composing composing;

    @Test
    void whereNoMailsAreTakenInOnlyWhatFailsIsAskedFor() {
        assertThat(asked(writing)).containsExactlyInAnyOrder(Notice.FAILURE, Notice.DELAY);
        assertThat(asked(readingOrNot(false))).containsExactlyInAnyOrder(Notice.FAILURE, Notice.DELAY);
    }

    @Test
    void whereMailsAreTakenInDeliveriesAreAskedForToo() {
        assertThat(asked(readingOrNot(true))).containsExactlyInAnyOrder(Notice.SUCCESS, Notice.FAILURE, Notice.DELAY);
    }

    private MailWriting readingOrNot(boolean areRead) {
        NoticesRead reading = () -> areRead;
        return new MailWriting(server, composing, clock,
                new StaticListableBeanFactory(Map.of("reading", reading)).getBeanProvider(NoticesRead.class));
    }

    private Set<Notice> asked(MailWriting writing) {
        clock.set(FRIDAY_NOON);
        jdbc.sql("delete from channel.message").update();
        hand(Importance.WARNING, Tlp.GREEN);
        planner.plan(2_000);
        var claimed = messages.claim(Means.MAIL, 1, Duration.ofMinutes(2));
        return switch (writing.write(claimed, writing.keys(claimed))) {
            case MailWriting.Written.Mail(var mail) -> mail.envelope().notices();
            case MailWriting.Written.Not not -> throw new AssertionError(not);
        };
    }
}
