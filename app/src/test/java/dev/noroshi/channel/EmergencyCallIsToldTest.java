package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.hotline.Escalation;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.hotline.NewCall;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Who at the centre is told of an emergency call, and when.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=emergency-is-told", "spring.mail.host=127.0.0.1"})
class EmergencyCallIsToldTest {

    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @Autowired
    Hotline hotline;
    @Autowired
    Escalation escalation;
    @Autowired
    Planner planner;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;

    @Test
    void theOfficersAreToldFirstThenTheAnalystsAndLastWhoApproves() {
        var cast = new Cast(registry, lists, directory, clock);
        clock.advance(Duration.ofHours(13));
        var outcome = hotline.place(cast.bankReporter(), new NewCall(Occasion.REAL, "ポンプが止まった", clock.instant(),
                "萩宮", "03-0000-4410", Way.CENTRE, Set.of(), UUID.randomUUID().toString()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(toldNow()).containsExactly("CENTRE_OFFICER MAIL", "CENTRE_OFFICER TELEPHONE");
        clock.advance(Duration.ofMinutes(10));
        escalation.escalate();
        assertThat(toldNow()).containsExactly("CENTRE_ANALYST MAIL", "CENTRE_ANALYST TELEPHONE");
        clock.advance(Duration.ofMinutes(10));
        escalation.escalate();
        assertThat(toldNow()).containsExactly("CENTRE_APPROVER MAIL", "CENTRE_APPROVER TELEPHONE");
    }

    /// The roles of those told since the last time, with the means.
    private Set<String> toldNow() {
        while (planner.plan(2_000) > 0);
        var told = jdbc
                .sql("select person, means from channel.message where person is not null and organisation = 'nco'")
                .query((row,
                        n) -> Role.ofCode(directory.person(new PersonId(row.getLong("person"))).orElseThrow().role())
                                + " " + row.getString("means"))
                .list().stream().collect(Collectors.toCollection(TreeSet::new));
        jdbc.sql("delete from channel.message").update();
        return told;
    }
}
