package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// How often somebody may ask.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.limits.address=300", "noroshi.limits.person=40",
        "noroshi.limits.organisation=60"})
class RateLimitsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;

    private static Caller caller(long person, String organisation) {
        return new Caller(new PersonId(person), new OrganisationId(organisation), ActorClass.OPERATOR,
                Role.OPERATOR_REPORTER, Language.JA);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndOthersAreAnswered() {
        var door = new FrontDoor(program, port);
        var token = door.token("wanda.naomi");
        var other = door.token("yonaga.mai");
        var browser = new Browser(port);
        var answered = 0;
        while (ask(browser, token) == 200 && answered < 100)
            answered++;
        assertThat(answered).isEqualTo(40);
        var refused = browser.send(browser.request("/api/v1/inbox").header("Authorization", "Bearer " + token).GET());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(ask(browser, other)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask(browser, token)).isEqualTo(200);
        assertThat(ask(browser, token)).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        var page = browser;
        while (page.get("/sign-in").statusCode() == 200 && answered < 1000)
            answered++;
        assertThat(answered).isLessThan(400);
        assertThat(page.get("/sign-in").body()).contains("要求が集中しました");
    }

    private static int ask(Browser browser, String token) {
        return browser.send(browser.request("/api/v1/inbox").header("Authorization", "Bearer " + token).GET())
                .statusCode();
    }

    @Test
    void anOrganisationHasAQuotaOfChangesForAllItsPeople() {
        var limits = new RateLimits(new LimitSettings(0, 0, 3), clock);
        for (var person = 1; person <= 3; person++)
            assertThat(limits.of(caller(person, "a"), true)).isEmpty();
        assertThat(limits.of(caller(4, "a"), true)).hasValue(Duration.ofSeconds(20));
        assertThat(limits.of(caller(4, "a"), false)).isEmpty();
        assertThat(limits.of(caller(5, "b"), true)).isEmpty();
        clock.advance(Duration.ofSeconds(20));
        assertThat(limits.of(caller(4, "a"), true)).isEmpty();
    }

    @Test
    void zeroMeansNoLimit() {
        var limits = new RateLimits(new LimitSettings(0, 0, 0), clock);
        for (var n = 0; n < 10_000; n++) {
            assertThat(limits.from("192.0.2.1")).isEmpty();
            assertThat(limits.of(caller(1, "a"), true)).isEmpty();
        }
    }
}
