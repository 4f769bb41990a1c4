package dev.noroshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Cleared;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Several hops may hand the same to the same organisation, none of them seeing what the others did. It gets it once, and
/// those who do not have it yet get it all the same.
@NoroshiTest
class HandedOnceTest {

    private static final OrganisationId ONE_HOP = new OrganisationId("sec-electricity");
    private static final OrganisationId ANOTHER_HOP = new OrganisationId("sec-gas");

    @Autowired
    Deliveries deliveries;
    @Autowired
    Sharing sharing;
    @Autowired
    Viewing viewing;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    private final UUID subject = UUID.randomUUID();

    private Cleared<Notice> cleared(String... recipients) {
        var to = Stream.of(recipients)
                .map(each -> new Organisation(new OrganisationId(each), ActorClass.OPERATOR, each, each,
                        null, null, null, null, Set.of()))
                .toList();
        var notice = new Notice("advisory.confirm", subject, Occasion.REAL, null, null, "題名", "/advisories/" + subject,
                null);
        return switch (sharing.clear(notice, Marking.ofAdvisory(Tlp.CLEAR, Set.of()), to)) {
            case Clearance.Granted<Notice>(var granted) -> granted;
            case Clearance.Refused<Notice>(var outside, var reason) -> throw new AssertionError(reason + " " + outside);
        };
    }

    private int hand(OrganisationId hop, String... recipients) {
        return viewing.as(new Viewer.Of(hop, false), () -> deliveries.hand(cleared(recipients), hop, null));
    }

    private List<String> had() {
        return viewing.as(Viewer.HOUSE,
                () -> jdbc
                        .sql("""
                select recipient || ' from ' || sender from delivery.parcel where subject = :subject order by recipient""")
                        .param("subject", subject).query(String.class).list());
    }

    @Test
    void whoHasItFromAHopTheSenderDoesNotSeeIsNotHandedItAgain() {
        assertThat(hand(ONE_HOP, "first", "second")).isEqualTo(2);
        assertThat(hand(ANOTHER_HOP, "second", "third")).isEqualTo(1);
        assertThat(hand(ANOTHER_HOP, "second", "third", "fourth")).isEqualTo(1);
        assertThat(had()).containsExactly("first from sec-electricity", "fourth from sec-gas",
                "second from sec-electricity",
                "third from sec-gas");
    }

    @Test
    void whatElseWasDoneInTheSameTransactionStays() {
        hand(ONE_HOP, "first");
        viewing.as(new Viewer.Of(ANOTHER_HOP, false), () -> transaction.execute(_ -> {
            var own = new Notice("advisory.read", subject, Occasion.REAL, null, null, "題名", "/", null);
            deliveries.hand(
                    sharing.clearForNextHop(own, Marking.ofAdvisory(Tlp.CLEAR, Set.of()), new OrganisationId("before")),
                    ANOTHER_HOP, null);
            return deliveries.hand(cleared("first", "after"), ANOTHER_HOP, null);
        }));
        assertThat(had()).containsExactly("after from sec-gas", "before from sec-gas", "first from sec-electricity");
    }
}
