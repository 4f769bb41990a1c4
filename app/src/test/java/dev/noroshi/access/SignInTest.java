package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FrontDoorTest
class SignInTest extends AtTheFrontDoor {

    private static final String LOGIN = "wanda.naomi";

    @Autowired
    Accounts accounts;
    @Autowired
    SignIn signIn;
    @Autowired
    Audit audit;
    Browser browser;

    @BeforeEach
    void open() {
        door.account(LOGIN);
        browser = new Browser(port);
    }

    @Test
    void oneSignsInWithLoginAndPasswordAndOutAgain() {
        assertThat(Browser.location(browser.get("/"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("サインイン", "lang=\"ja\"");
        assertThat(browser.signIn(" Wanda.Naomi ", FrontDoor.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(browser.get("/settings").body()).contains("椀田　直美");
        assertThat(Browser.location(browser.post("/sign-out"))).isEqualTo("/sign-in?out");
        assertThat(browser.get("/sign-in?out").body()).contains("サインアウトしました");
        assertThat(Browser.location(browser.get("/settings?a=b"))).isEqualTo("/sign-in?next=%2Fsettings%3Fa%3Db");
    }

    @Test
    void oneArrivesWhereOneWantedToGoButNeverAtAnotherSite() {
        browser.get("/sign-in?next=/settings");
        assertThat(Browser.location(browser.post("/sign-in", "login", LOGIN, "password", FrontDoor.PASSWORD, "next",
                "/settings"))).isEqualTo("/settings");
        for (var elsewhere : new String[]{"//evil.example", "https://evil.example", "/\\evil.example", "\t//evil"})
            assertThat(SignInPages.inside(elsewhere)).isEqualTo("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreAnsweredAlike() {
        var wrong = browser.signIn(LOGIN, "not this one");
        var unknown = browser.signIn("nobody.atall", "not this one");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("サインインできませんでした", "あと4回続けて誤ると、15分間", "value=\"wanda.naomi\"");
        assertThat(withoutToken(unknown).replace("nobody.atall", LOGIN)).isEqualTo(withoutToken(wrong));
    }

    @Test
    void afterFiveWrongTriesOneWaitsAndTheWaitGrows() {
        for (var n = 1; n <= 4; n++)
            assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.1")).isEqualTo(new SignIn.Outcome.Wrong(5 - n));
        assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.1")).isEqualTo(waitOf(15));
        clock.advance(Duration.ofMinutes(14));
        assertThat(signIn.attempt(LOGIN, FrontDoor.PASSWORD, "192.0.2.1")).describedAs("not even looked at")
                .isEqualTo(waitOf(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.1")).isEqualTo(waitOf(30));
        clock.advance(Duration.ofMinutes(30));
        assertThat(signIn.attempt(LOGIN, FrontDoor.PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.1")).isEqualTo(new SignIn.Outcome.Wrong(4));
    }

    @Test
    void wrongTriesFromOnePlaceDoNotKeepThePersonOutElsewhere() {
        for (var n = 1; n <= 6; n++)
            signIn.attempt(LOGIN, "wrong", "192.0.2.1");
        assertThat(signIn.attempt(LOGIN, FrontDoor.PASSWORD, "198.51.100.7"))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void guessingFromManyPlacesIsSlowedDownToo() {
        for (var n = 1; n <= 29; n++)
            signIn.attempt(LOGIN, "wrong", "192.0.2." + n);
        assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.30")).isEqualTo(waitOf(15));
        assertThat(signIn.attempt(LOGIN, "wrong", "192.0.2.31")).isEqualTo(waitOf(15));
    }

    @Test
    void whoMustWaitIsToldUntilWhen() {
        for (var n = 1; n <= 4; n++)
            browser.signIn(LOGIN, "wrong");
        var answer = browser.signIn(LOGIN, "wrong");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("10:15までサインインを止めています");
    }

    @Test
    void signingInBeginsANewSession() {
        var before = cookie(browser.get("/sign-in"));
        var after = cookie(browser.post("/sign-in", "login", LOGIN, "password", FrontDoor.PASSWORD));
        assertThat(after).isNotEqualTo(before).contains("HttpOnly", "SameSite=Lax");
        assertThat(jdbc.sql("select count(*) from platform.session where principal_name = :person")
                .param("person", door.person(LOGIN).toString()).query(Integer.class).single()).isPositive();
    }

    @Test
    void whoSignedInIsRecorded() {
        var person = door.person(LOGIN).toString();
        var before = audit.actsOf(new OrganisationId("op-t-01"), person).size();
        browser.signIn(LOGIN, "not this one");
        browser.signIn(LOGIN, FrontDoor.PASSWORD);
        var acts = audit.actsOf(new OrganisationId("op-t-01"), person);
        assertThat(acts).hasSize(before + 2);
        assertThat(acts.getLast().act()).isEqualTo("access.sign-in");
    }

    @Test
    void whoCouldNotSignInIsRecordedByTheOwnIdOrNotAtAll() {
        var person = door.person(LOGIN).toString();
        var failures = failures();
        browser.signIn(LOGIN, "not this one");
        assertThat(failures()).hasSize(failures.size() + 1).last().isEqualTo("DENIED op-t-01 " + person + " " + person);
        browser.signIn("my password by mistake", "x");
        assertThat(failures()).hasSize(failures.size() + 2).last().isEqualTo("DENIED - - -");
        assertThat(jdbc.sql("select to_jsonb(e)::text from audit.entry e").query(String.class).list())
                .noneMatch(line -> line.contains("mistake") || line.contains("127.0.0.1") || line.contains(LOGIN));
    }

    private List<String> failures() {
        return jdbc.sql("""
                select kind || ' ' || coalesce(organisation, '-') || ' ' || coalesce(person::text, '-') || ' ' || subject
                from audit.entry
                where act = 'access.sign-in-failed'
                order by id""").query(String.class).list();
    }

    @Test
    void whoIsNoLongerInTheRegistryDoesNotComeIn() {
        var gone = new PersonId(999_999);
        accounts.create(gone, "long.gone", accounts.hash(FrontDoor.PASSWORD));
        assertThat(signIn.attempt("long.gone", FrontDoor.PASSWORD, "192.0.2.1"))
                .isEqualTo(new SignIn.Outcome.Wrong(4));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var signedIn = door.browser(LOGIN);
        var forged = signedIn.send(signedIn.request("/settings/language")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("language=EN")));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("ページを開いてから時間がたったか");
    }

    @Test
    void whoIsShutOutIsOutAtOnce() {
        var login = "fuchise.yuma";
        var signedIn = door.browser(login);
        assertThat(signedIn.get("/settings").statusCode()).isEqualTo(200);
        accounts.disable(door.person(login));
        assertThat(Browser.location(signedIn.get("/settings"))).startsWith("/sign-in");
        assertThat(browser.signIn(login, FrontDoor.PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void withoutADemonstrationThereIsNoRoleSwitch() {
        var signedIn = door.browser(LOGIN);
        assertThat(signedIn.post("/demo/role", "role", "centre").statusCode()).isEqualTo(404);
        assertThat(new Browser(port).post("/demo/role", "role", "centre").statusCode()).isEqualTo(404);
        assertThat(signedIn.get("/settings").body()).doesNotContain("/demo/role", "デモ環境");
    }

    private SignIn.Outcome waitOf(int minutes) {
        return new SignIn.Outcome.Wait(clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String withoutToken(HttpResponse<String> answer) {
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replaceAll("あと\\d回", "");
    }
}
