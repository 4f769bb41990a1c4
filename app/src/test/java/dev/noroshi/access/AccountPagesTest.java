package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Inviting, disabling and resetting the accounts of others.
@FrontDoorTest
class AccountPagesTest extends AtTheFrontDoor {

    private static final OrganisationId OWN = new OrganisationId("op-t-01");

    @Autowired
    Registry registry;
    @Autowired
    Accounts accounts;
    @Autowired
    SecondFactors factors;
    @Autowired
    Audit audit;

    @Test
    void aPersonIsInvitedChoosesAPasswordAndIsIn() {
        var person = newcomer(OWN, Role.OPERATOR_REPORTER);
        var manager = manager();
        assertThat(manager.get("/accounts").body()).contains("/accounts/" + person, "未発行");
        var page = manager.get("/accounts/" + person).body();
        assertThat(page).contains("招待する");
        var link = link(manager.post("/accounts/" + person + "/invite").body());
        assertThat(manager.get("/accounts/" + person).body()).contains("招待中").doesNotContain(link);

        var guest = new Browser(port);
        assertThat(guest.get(link).statusCode()).isEqualTo(200);
        assertThat(guest.get(link).statusCode()).describedAs("looking uses nothing up").isEqualTo(200);
        assertThat(guest.post(link, "new", "passwordpassword").statusCode()).isEqualTo(422);
        guest.get(link);
        assertThat(Browser.location(guest.post(link, "new", FrontDoor.PASSWORD))).isEqualTo("/");
        assertThat(guest.get("/settings").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).get(link).statusCode()).describedAs("once").isEqualTo(404);
        assertThat(audit.actsOf(OWN, person.toString())).extracting(Audit.Act::act).contains("access.invite",
                "access.change-password", "access.sign-in");
    }

    @Test
    void aLinkIsOverAfterThreeDaysOrWhenThereIsANewerOne() {
        var person = newcomer(OWN, Role.OPERATOR_REPORTER);
        var manager = manager();
        manager.get("/accounts/" + person);
        var first = link(manager.post("/accounts/" + person + "/invite").body());
        var second = link(manager.post("/accounts/" + person + "/invite").body());
        assertThat(new Browser(port).get(first).statusCode()).isEqualTo(404);
        assertThat(new Browser(port).get(second).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(3));
        var over = new Browser(port).get(second);
        assertThat(over.statusCode()).isEqualTo(404);
        assertThat(over.body()).isEqualTo(new Browser(port).get("/invitation/" + "x".repeat(43)).body()
                .replace("x".repeat(43), second.substring("/invitation/".length())));
    }

    @Test
    void whomOneMayNotManageDoesNotExist() {
        var manager = manager();
        var foreign = door.account(FrontDoor.lead(Role.SECRETARIAT));
        var higher = newcomer(OWN, Role.ADMINISTRATOR);
        var self = door.person("own.manager");
        for (var person : List.of(foreign, higher, self, new PersonId(999_999)))
            for (var act : List.of("", "/invite", "/disable", "/enable", "/reset-factors", "/end-sessions")) {
                var path = "/accounts/" + person + act;
                var answer = act.isEmpty() ? manager.get(path) : manager.post(path);
                assertThat(answer.statusCode()).describedAs(path).isEqualTo(404);
            }
        assertThat(manager.get("/accounts?q=sec-t").body()).doesNotContain("/accounts/" + foreign);
        assertThat(accounts.of(foreign)).isPresent();
    }

    @Test
    void whoRunsTheProgramManagesEverybodyAndReadsNothing() {
        var central = door.browser(Role.ADMINISTRATOR);
        var login = FrontDoor.lead(Role.SECRETARIAT);
        var person = door.account(login);
        assertThat(central.get("/accounts?q=" + login).body()).contains("/accounts/" + person);
        assertThat(central.get("/accounts/" + person).statusCode()).isEqualTo(200);
        for (var page : List.of("/reports", "/advisories"))
            assertThat(central.get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void disablingEndsSessionsAndTokensAndEnablingBringsBackNoToken() {
        var login = "leaving." + UUID.randomUUID();
        var person = newcomer(OWN, Role.OPERATOR_REPORTER, login);
        var browser = door.browser(login);
        var token = door.token(login);
        var manager = manager();
        manager.get("/accounts/" + person);
        manager.post("/accounts/" + person + "/disable");
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        assertThat(call(token)).isEqualTo(401);
        assertThat(manager.get("/accounts/" + person).body()).contains("停止中");
        manager.post("/accounts/" + person + "/enable");
        assertThat(call(token)).isEqualTo(401);
        assertThat(new Browser(port).signIn(login, FrontDoor.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aLostSecondFactorIsResetAndThatIsRecorded() {
        var login = "lost." + UUID.randomUUID();
        var person = newcomer(OWN, Role.OPERATOR_REPORTER, login);
        door.account(login);
        factors.beginApp(person);
        var secret = factors.begunApp(person).orElseThrow();
        factors.confirmApp(person, Totp.code(secret, Totp.step(clock.instant()), 6, Totp.Algorithm.SHA1));
        factors.newRecoveryCodes(person);
        assertThat(Browser.location(new Browser(port).signIn(login, FrontDoor.PASSWORD))).isEqualTo("/sign-in/second");
        var manager = manager();
        manager.get("/accounts/" + person);
        manager.post("/accounts/" + person + "/reset-factors");
        assertThat(factors.of(person)).isEqualTo(new SecondFactors.Set(false, 0, 0, false));
        assertThat(audit.actsOf(OWN, person.toString())).extracting(Audit.Act::act).contains("access.reset-factors");
        assertThat(Browser.location(new Browser(port).signIn(login, FrontDoor.PASSWORD))).isEqualTo("/");
    }

    private Browser manager() {
        if (registry.peopleByLogin(List.of("own.manager"), LocalDate.now(clock)).isEmpty())
            newcomer(OWN, Role.OPERATOR_MANAGER, "own.manager");
        return door.browser("own.manager");
    }

    private PersonId newcomer(OrganisationId organisation, Role role) {
        return newcomer(organisation, role, "new." + UUID.randomUUID());
    }

    private PersonId newcomer(OrganisationId organisation, Role role, String login) {
        var entered = registry.enterPeople(List.of(new PersonEntry(login, "新井　一", null, null, Language.JA, organisation,
                role.code(), null, null, null, null, null, LocalDate.now(clock).minusDays(1), null)));
        return entered.values().iterator().next();
    }

    private int call(String token) {
        var browser = new Browser(port);
        return browser.send(browser.request("/api/v1/probe").header("Authorization", "Bearer " + token)).statusCode();
    }

    private static String link(String page) {
        var found = Pattern.compile("id=\"invitation\">https?://[^/]+(/invitation/[A-Za-z0-9_-]{43})<").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
