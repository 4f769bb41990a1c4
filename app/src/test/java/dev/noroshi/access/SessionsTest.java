package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Sessions: how long they last, and how their owner sees and ends them.
@FrontDoorTest
class SessionsTest extends AtTheFrontDoor {

    @Autowired
    Sessions sessions;

    @Test
    void aSensitiveSessionRestsFifteenMinutesAtMost() {
        for (var role : new Role[]{Role.CENTRE_OFFICER, Role.CENTRE_ANALYST, Role.CENTRE_APPROVER, Role.MINISTRY,
                Role.AUDITOR, Role.ADMINISTRATOR}) {
            var browser = door.browser(role);
            clock.advance(Duration.ofMinutes(14));
            assertThat(browser.get("/settings").statusCode()).describedAs(role.code()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(14));
            assertThat(browser.get("/settings").statusCode()).describedAs("used in between").isEqualTo(200);
            clock.advance(Duration.ofMinutes(15));
            assertThat(Browser.location(browser.get("/settings"))).describedAs(role.code()).startsWith("/sign-in");
        }
    }

    @Test
    void aPageThatRefreshesItselfIsNotSomebodyAtWork() {
        var browser = door.browser(Role.MINISTRY);
        for (var minute = 1; minute < 15; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(browser.send(browser.request("/inbox").header("HX-Request", "true")).statusCode())
                    .isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(browser.send(browser.request("/inbox").header("HX-Request", "true")).statusCode()).isEqualTo(401);
    }

    @Test
    void anOperatorMayThinkForFourHours() {
        var browser = door.browser(Role.OPERATOR_REPORTER);
        clock.advance(Duration.ofHours(4).minusSeconds(1));
        assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofHours(4));
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
    }

    @Test
    void noSessionLastsLongerThanTwelveHours() {
        var browser = door.browser(Role.MINISTRY);
        for (var minutes = 10; minutes < 12 * 60; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsIt() {
        var login = "sangi.kaori";
        sessions.endAll(door.account(login));
        var here = door.browser(login);
        var there = door.browser(login);
        var third = door.browser(login);
        var page = here.get("/settings/sessions").body();
        assertThat(page).contains("127.0.0.1", "（この画面）", "4時間使わないか、12時間たつと");
        var ends = Pattern.compile("/settings/sessions/[0-9a-f-]{36}/end").matcher(page).results()
                .map(java.util.regex.MatchResult::group).toList();
        assertThat(ends).hasSize(2);
        var stranger = door.browser(Role.SECRETARIAT);
        stranger.get("/settings/sessions");
        assertThat(stranger.post(ends.getFirst()).statusCode()).describedAs("somebody else's").isEqualTo(404);
        here.get("/settings/sessions");
        assertThat(Browser.location(here.post(ends.getFirst()))).isEqualTo("/settings/sessions");
        var left = (there.get("/settings").statusCode() == 200 ? 1 : 0)
                + (third.get("/settings").statusCode() == 200 ? 1 : 0);
        assertThat(left).isEqualTo(1);
        here.get("/settings/sessions");
        here.post("/settings/sessions/end-others");
        assertThat(there.get("/settings").statusCode()).isEqualTo(302);
        assertThat(third.get("/settings").statusCode()).isEqualTo(302);
        assertThat(here.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void theIdOfASessionIsNeverShown() {
        var browser = door.browser("sangi.kaori");
        var page = browser.get("/settings/sessions").body();
        for (var id : jdbc.sql("select trim(session_id) from platform.session").query(String.class).list())
            assertThat(page).doesNotContain(id);
    }
}
