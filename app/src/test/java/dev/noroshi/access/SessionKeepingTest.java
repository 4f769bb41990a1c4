package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionIdGenerator;

/// How sessions are kept and known, and what they must be followed by.
@NoroshiTest
class SessionKeepingTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Sessions sessions;
    @Autowired
    SecondFactors factors;
    @Autowired
    SessionIdGenerator ids;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @Test
    void inASessionStandTextsAndNumbersAndNothingElseComesOutOfIt() throws IOException {
        new FrontDoor(program, port).browser(Role.SECRETARIAT).get("/settings");
        var kept = jdbc.sql("select attribute_bytes from platform.session_attributes").query(byte[].class).list();
        assertThat(kept).isNotEmpty().allSatisfy(each -> assertThat(SessionKeeping.read(each))
                .isInstanceOfAny(String.class, Long.class));
        var object = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(object)) {
            out.writeObject(new ArrayList<>(List.of("x")));
        }
        assertThatThrownBy(() -> SessionKeeping.read(object.toByteArray()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionKeeping.written(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(SessionKeeping.read(SessionKeeping.written("狼煙"))).isEqualTo("狼煙");
        assertThat(SessionKeeping.read(SessionKeeping.written(-7L))).isEqualTo(-7L);
    }

    @Test
    void anIdHasMoreThanTwoHundredRandomBits() {
        var made = new HashSet<String>();
        var bits = new int[27 * 8];
        for (var n = 0; n < 2000; n++) {
            var id = ids.generate();
            made.add(id);
            var bytes = java.util.Base64.getUrlDecoder().decode(id);
            assertThat(bytes).hasSize(27);
            for (var bit = 0; bit < bits.length; bit++)
                if ((bytes[bit / 8] >> bit % 8 & 1) == 1) bits[bit]++;
        }
        assertThat(made).hasSize(2000);
        // each bit is set about half the time: nine standard deviations to either side
        for (var each : bits)
            assertThat(each).isBetween(800, 1200);
    }

    @Test
    void byTlsTheCookieIsBoundToTheHostAndWithoutItHasAnotherName() {
        var browser = new Browser(port);
        var plain = browser.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(plain).startsWith("SESSION=").contains("HttpOnly", "SameSite=Lax", "Path=/");
        var secure = new Browser(port);
        var answer = secure.send(secure.request("/sign-in").header("X-Forwarded-Proto", "https").GET());
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-SESSION=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
        // somebody beside us on the network may set the one, and gets nowhere by TLS with it
        var smuggled = secure.send(secure.request("/sign-in").header("X-Forwarded-Proto", "https")
                .header("Cookie", plain.replaceFirst(";.*", "")).GET());
        assertThat(smuggled.headers().firstValue("Set-Cookie").orElse("")).startsWith("__Host-SESSION=");
    }

    @Test
    void whoSignsInOnceTooOftenLosesTheSessionUsedLongestAgo() {
        var door = new FrontDoor(program, port);
        var browsers = new ArrayList<Browser>();
        for (var n = 0; n < 6; n++) {
            browsers.add(door.browser("mukuno.koichi"));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(sessions.of(door.person("mukuno.koichi"))).hasSize(5);
        assertThat(Browser.location(browsers.getFirst().get("/settings"))).startsWith("/sign-in");
        browsers.stream().skip(1).forEach(each -> assertThat(each.get("/settings").statusCode()).isEqualTo(200));
    }

    @Test
    void beforeAChangeOfAccessOneGivesThePasswordAgainUnlessOneHasJustEntered() {
        var door = new FrontDoor(program, port);
        var browser = door.browser("wanda.naomi");
        assertThat(browser.post("/settings/tokens", "name", "at once", "days", "30").body()).contains("nrs_");
        clock.advance(Duration.ofMinutes(11));
        browser.get("/settings");
        var sent = browser.post("/settings/tokens", "name", "later", "days", "30");
        assertThat(Browser.location(sent)).isEqualTo("/settings/confirm?next=%2Fsettings");
        browser.get("/settings/confirm?next=/settings");
        assertThat(browser.post("/settings/confirm", "next", "/settings", "password", "not it").statusCode())
                .isEqualTo(422);
        assertThat(Browser.location(browser.post("/settings/confirm", "next", "//elsewhere.example", "password",
                FrontDoor.PASSWORD))).isEqualTo("/");
        browser.get("/settings");
        assertThat(browser.post("/settings/tokens", "name", "later", "days", "30").body()).contains("nrs_");
        assertThat(jdbc.sql("select count(*) from access.api_token where name = 'later'").query(Integer.class)
                .single()).isEqualTo(1);
    }

    @Test
    void nothingIsChangedInAnAccountByAnOpenScreen() {
        var door = new FrontDoor(program, port);
        var manager = door.browser(Role.ADMINISTRATOR);
        var person = door.account("wanda.naomi");
        clock.advance(Duration.ofMinutes(11));
        manager.get("/accounts/" + person);
        for (var act : List.of("invite", "disable", "enable", "reset-factors", "end-sessions", "identities",
                "identities/release"))
            assertThat(Browser.location(manager.post("/accounts/" + person + "/" + act, "issuer", "x", "subject",
                    "y"))).isEqualTo("/settings/confirm?next=%2Faccounts%2F" + person);
    }

    @Test
    void codesAreKeptAsHashesAndAreRandom() {
        var person = new FrontDoor(program, port).account("yonaga.mai");
        var codes = factors.newRecoveryCodes(person);
        var kept = jdbc.sql("select encode(hash, 'escape') from access.recovery_code where person = :person")
                .param("person", person.value()).query(String.class).list();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(kept).hasSize(10).noneMatch(hash -> codes.stream().anyMatch(
                code -> hash.contains(code) || hash.contains(code.replace("-", ""))));
        assertThat(jdbc.sql("select distinct length(hash) from access.recovery_code").query(Integer.class).list())
                .containsExactly(32);
        var made = new HashSet<String>();
        for (var n = 0; n < 5000; n++)
            made.add(Secrets.groups(4));
        assertThat(made).hasSize(5000);
        var digits = new int[10];
        for (var n = 0; n < 5000; n++)
            Secrets.digits(8).chars().forEach(digit -> digits[digit - '0']++);
        for (var each : digits)
            assertThat(each).isBetween(3600, 4400);
    }
}
