package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontDoorTest
class TokenTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Accounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor cast;

    @BeforeEach
    void open() {
        cast = new FrontDoor(program, port);
    }

    @Test
    void aProgramActsForThePersonWhoseTokenItHas() {
        var answer = call("Bearer " + cast.token(Role.OPERATOR_REPORTER));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("operator-reporter");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void withoutATokenTheAnswerSaysThatOneIsNeeded() {
        var answer = call(null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"Noroshi\"");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("urn:noroshi:problem:not-signed-in", "\"status\":401", "\"errors\":[]");
    }

    @Test
    void aTokenNobodyHasIsRefused() {
        for (var header : new String[]{"Bearer nrs_unknown", "Bearer x", "Bearer", "Basic YTpi"}) {
            var answer = call(header);
            assertThat(answer.statusCode()).describedAs(header).isEqualTo(401);
            assertThat(answer.body()).contains("urn:noroshi:problem:token-unknown");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aSessionDoesNotOpenTheApi() {
        var browser = cast.browser(Role.OPERATOR_REPORTER);
        assertThat(browser.get("/api/v1/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        var token = "Bearer " + cast.token(Role.OPERATOR_REPORTER);
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(call(token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenForARoleThatDoesNotDoThisIsRefusedWithTheReason() {
        var answer = call("Bearer " + cast.token(Role.AUDITOR));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:noroshi:problem:not-your-role", "あなたの役割では使えません");
    }

    @Test
    void aPersonIssuesATokenSeesItOnceAndRevokesIt() {
        var browser = cast.browser("sangi.kaori");
        var page = browser.post("/settings/tokens", "name", "SIEM連携", "days", "30").body();
        var found = Pattern.compile("nrs_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(found.find()).isTrue();
        var secret = found.group();
        assertThat(call("Bearer " + secret).statusCode()).isEqualTo(200);
        var again = browser.get("/settings").body();
        assertThat(again).contains("SIEM連携", "有効").doesNotContain(secret);
        assertThat(jdbc.sql("select count(*) from access.api_token t where t::text like '%' || :secret || '%'")
                .param("secret", secret).query(Integer.class).single()).isZero();

        var revoke = Pattern.compile("/settings/tokens/[0-9a-f-]+/revoke").matcher(again);
        assertThat(revoke.find()).isTrue();
        var other = cast.browser(Role.SECRETARIAT);
        assertThat(other.post(revoke.group()).statusCode()).describedAs("somebody else's").isEqualTo(404);
        assertThat(Browser.location(browser.post(revoke.group()))).isEqualTo("/settings");
        assertThat(browser.get("/settings").body()).contains("トークンを失効させました", "失効");
        assertThat(browser.get("/settings").body()).doesNotContain("トークンを失効させました");
        assertThat(call("Bearer " + secret).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenNeedsAName() {
        var answer = cast.browser("sangi.kaori").post("/settings/tokens", "name", " ", "days", "30");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("用途を1～60文字で書いてください").doesNotContain("nrs_");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        var login = "tsuyukusa.koyuki";
        var here = cast.browser(login);
        var there = cast.browser(login);
        assertThat(here.post("/settings/password", "current", "wrong", "new", "another long sentence").body())
                .contains("今のパスワードが登録と一致しません");
        assertThat(here.post("/settings/password", "current", FrontDoor.PASSWORD, "new", "short").body())
                .contains("12文字以上");
        assertThat(here.post("/settings/password", "current", FrontDoor.PASSWORD, "new", "Koyuki-Koyuki-2026").body())
                .contains("推測できる");
        assertThat(Browser.location(
                here.post("/settings/password", "current", FrontDoor.PASSWORD, "new", "another long sentence")))
                .isEqualTo("/settings");
        assertThat(here.get("/settings").body()).contains("パスワードを変更しました");
        assertThat(Browser.location(there.get("/settings"))).startsWith("/sign-in");
        assertThat(new Browser(port).signIn(login, "another long sentence").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> call(@Nullable String authorization) {
        var browser = new Browser(port);
        var request = browser.request("/api/v1/probe");
        if (authorization != null) request.header("Authorization", authorization);
        return browser.send(request);
    }
}
