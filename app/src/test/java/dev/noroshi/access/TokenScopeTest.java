package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Network;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How a token is narrower than its person, and never wider.
@FrontDoorTest
class TokenScopeTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Tokens tokens;
    @Autowired
    Registry registry;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;
    PersonId person;

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
        person = door.account(FrontDoor.lead(Role.OPERATOR_REPORTER));
        jdbc.sql("delete from access.wrong_try").update();
    }

    @Test
    void aTokenHasOnlyThePermissionsChosen() {
        assertThat(get(issue(chosen(Permission.READ_REPORT), List.of(), TokenScope.Use.READ_AND_WRITE))).isEqualTo(403);
        assertThat(get(issue(chosen(Permission.WRITE_REPORT), List.of(), TokenScope.Use.READ_AND_WRITE)))
                .isEqualTo(200);
        assertThat(get(issue(chosen(), List.of(), TokenScope.Use.READ_AND_WRITE))).describedAs("nothing is nothing")
                .isEqualTo(403);
    }

    @Test
    void noTokenOfAnyRoleHasMoreThanTheRole() {
        for (var role : Role.values())
            for (var actorClass : ActorClass.values()) {
                var whole = new Caller(new PersonId(1), new OrganisationId("op-t-01"), actorClass, role, Language.JA,
                        EnumSet.allOf(Permission.class));
                for (var permission : Permission.values()) {
                    var narrowed = new Caller(new PersonId(1), new OrganisationId("op-t-01"), actorClass, role,
                            Language.JA, Set.of(permission));
                    assertThat(narrowed.permissions()).isSubsetOf(whole.permissions()).isSubsetOf(permission);
                    if (whole.may(permission)) assertThat(role.may(permission)).isTrue();
                }
            }
    }

    @Test
    void aTokenForReadingChangesNothing() {
        var secret = issue(Optional.empty(), List.of(), TokenScope.Use.READ_ONLY);
        assertThat(get(secret)).isEqualTo(200);
        var browser = new Browser(port);
        var answer = browser.send(browser.request("/api/v1/probe").header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"a\",\"lines\":[]}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("token-read-only");
    }

    @Test
    void aTokenBoundToANetworkIsUnknownElsewhere() {
        var here = issue(Optional.empty(), List.of(net("127.0.0.0/8"), net("2001:db8::/32")),
                TokenScope.Use.READ_AND_WRITE);
        var elsewhere = issue(Optional.empty(), List.of(net("192.0.2.0/24")), TokenScope.Use.READ_AND_WRITE);
        assertThat(get(here)).isEqualTo(200);
        assertThat(get(elsewhere)).isEqualTo(401);
    }

    @Test
    void aTokenThatIsRefusedIsALineOfTheTrailByWhoseItIsOrByNone() {
        get("nrs_nobody-has-this");
        assertThat(failures().getLast()).isEqualTo("- -");
        get(issue(Optional.empty(), List.of(net("192.0.2.0/24")),
                TokenScope.Use.READ_AND_WRITE));
        assertThat(failures().getLast()).isEqualTo(person + " " + person);
    }

    private List<String> failures() {
        return jdbc.sql("""
                select coalesce(person::text, '-') || ' ' || subject
                from audit.entry where act = 'access.sign-in-failed' order by id""").query(String.class).list();
    }

    @Test
    void whatAProxyOnThisMachineSaysOfTheAddressCounts() {
        var token = issue(Optional.empty(), List.of(net("192.0.2.0/24")), TokenScope.Use.READ_AND_WRITE);
        assertThat(get(token, "192.0.2.7")).isEqualTo(200);
        assertThat(get(token, "198.51.100.7")).isEqualTo(401);
        assertThat(get(token, "192.0.2.7, 198.51.100.7")).describedAs("the one before may be made up").isEqualTo(401);
    }

    @Test
    void aTokenEndsWithThePostOfItsPerson() {
        var login = "kurobe.token";
        var day = LocalDate.now(clock);
        registry.enterPeople(List.of(new PersonEntry(login, "黒部　朋", null, null, Language.JA,
                new OrganisationId("op-t-01"), Role.OPERATOR_REPORTER.code(), null, null, null, null, null,
                day.minusDays(1), day)));
        door.account(login);
        var secret = door.token(login);
        var browser = door.browser(login);
        assertThat(get(secret)).isEqualTo(200);
        clock.advance(Duration.ofHours(23));
        assertThat(get(secret)).describedAs("the day after").isEqualTo(401);
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        assertThat(new Browser(port).signIn(login, FrontDoor.PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void whoGoesOnWithWrongTokensIsNotAnsweredForAWhileAndOthersAre() {
        var good = issue(Optional.empty(), List.of(), TokenScope.Use.READ_AND_WRITE);
        for (var n = 1; n < WrongTries.BEFORE_WAIT_PLACE; n++)
            assertThat(get("nrs_wrong")).isEqualTo(401);
        assertThat(get("nrs_wrong")).isEqualTo(429);
        assertThat(get(good)).isEqualTo(200);
        assertThat(get("nrs_wrong", "192.0.2.7")).isEqualTo(401);
        assertThat(new Browser(port).signIn(FrontDoor.lead(Role.OPERATOR_REPORTER), FrontDoor.PASSWORD).statusCode())
                .isEqualTo(302);
        clock.advance(Duration.ofMinutes(61));
        assertThat(get("nrs_wrong")).isEqualTo(401);
    }

    @Test
    void onThePageOneChoosesHowFarATokenReaches() {
        var browser = door.browser(Role.OPERATOR_REPORTER);
        var wrong = browser.post("/settings/tokens", "name", "SIEM", "days", "30", "reach", "CHOSEN", "networks",
                "192.0.2.1/24", "certificate", "nonsense");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("権限を一つ以上", "「192.0.2.1/24」は読み取れません", "証明書を読み取れない");
        var right = browser.post("/settings/tokens", "name", "SIEM", "days", "30", "reach", "CHOSEN", "permission",
                "READ_ADVISORY", "permission", "EDIT_REGISTRY", "readOnly", "true", "networks", "192.0.2.0/24");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).contains("nrs_", "閲覧のみ・情報提供を読む・192.0.2.0/24").doesNotContain("登録簿を編集する・");
    }

    private static Network net(String text) {
        return Network.of(text).orElseThrow();
    }

    private static Optional<Set<Permission>> chosen(Permission... permissions) {
        return Optional.of(Set.of(permissions));
    }

    private String issue(Optional<Set<Permission>> permissions, List<Network> networks, TokenScope.Use use) {
        return tokens.issue(person, "test", Duration.ofDays(1), new TokenScope(permissions, networks, use)).secret();
    }

    private int get(String secret) {
        var browser = new Browser(port);
        return browser.send(browser.request("/api/v1/probe").header("Authorization", "Bearer " + secret)).statusCode();
    }

    private int get(String secret, String forwarded) {
        var browser = new Browser(port);
        return browser.send(browser.request("/api/v1/probe").header("Authorization", "Bearer " + secret)
                .header("X-Forwarded-For", forwarded)).statusCode();
    }
}
