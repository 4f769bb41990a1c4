package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.hotline.Call;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.Escalation;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.hotline.NewCall;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.hotline.Way;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
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
    @Autowired
    CallDesk desk;
    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;

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

    @Test
    void atNightTheCentreFindsInItsOwnListWhomOfItsPeopleToRingAboutAnEmergencyCall() {
        var cast = new Cast(registry, lists, directory, clock);
        var call = callAtNight(cast);
        var officer = directory.person(cast.centreOfficer().person()).orElseThrow();
        var number = Objects.requireNonNull(officer.mobile() != null ? officer.mobile() : officer.phone());
        var door = new FrontDoor(program, port);
        var browser = door.browser(officer.login());
        assertThat(browser.get("/calls").body()).contains("電話で知らせることになっている当組織の担当", officer.nameJa(), number,
                "ポンプが止まった", "/hotline/calls/" + call.id()).doesNotContain("value=\"CONFIRMED\"");
        for (var other : Set.of(cast.bankSecretariat(), cast.financeMinistry()))
            assertThat(door.browser(directory.person(other.person()).orElseThrow().login()).get("/calls").body())
                    .as("nobody called them").doesNotContain("ポンプが止まった", number);

        var address = "/calls/"
                + jdbc.sql("select distinct parcel::text from channel.message where means = 'TELEPHONE'")
                        .query(String.class).single();
        assertThat(browser.post(address, "result", "CONFIRMED").statusCode()).as("that is for who answers the call")
                .isEqualTo(404);
        assertThat(Browser.location(browser.post(address, "result", "NO_ANSWER"))).isEqualTo("/calls");
        assertThat(browser.get("/calls").body()).contains("ポンプが止まった", "応答がありませんでした");
        assertThat(door.browser(directory.person(cast.bankSecretariat().person()).orElseThrow().login())
                .post(address, "result", "TOLD").statusCode()).isEqualTo(404);
        browser.post(address, "result", "TOLD");
        assertThat(browser.get("/calls").body()).doesNotContain("ポンプが止まった");
        jdbc.sql("delete from channel.message").update();
    }

    @Test
    void onceSomebodyAnswersAnEmergencyCallNobodyElseIsRungAboutIt() {
        var cast = new Cast(registry, lists, directory, clock);
        var call = callAtNight(cast);
        var browser = new FrontDoor(program, port)
                .browser(directory.person(cast.centreOfficer().person()).orElseThrow().login());
        assertThat(browser.get("/calls").body()).contains("ポンプが止まった");
        assertThat(desk.take(cast.centreOfficer(), call.id())).isInstanceOf(Outcome.Done.class);
        assertThat(browser.get("/calls").body()).doesNotContain("ポンプが止まった");
        jdbc.sql("delete from channel.message").update();
    }

    private Call callAtNight(Cast cast) {
        clock.advance(Duration.ofHours(13));
        var outcome = hotline.place(cast.bankReporter(), new NewCall(Occasion.REAL, "ポンプが止まった", clock.instant(),
                "萩宮", "03-0000-4410", Way.CENTRE, Set.of(), UUID.randomUUID().toString()));
        while (planner.plan(2_000) > 0);
        if (outcome instanceof Outcome.Done<Call>(var call)) return call;
        throw new AssertionError("Not placed: " + outcome);
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
