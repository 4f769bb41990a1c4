package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.audit.Audit;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signing in where a second factor is compulsory for those who hold much, and possible for all.
@NoroshiTest
class SecondFactorTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    ApplicationContext program;
    @Autowired
    SecondFactors factors;
    @Autowired
    Accounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    Audit audit;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;
    Browser browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("noroshi.access.second-factor", () -> "centre-*,ministry,auditor,administrator");
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
        browser = new Browser(port);
        jdbc.sql("delete from access.wrong_try").update();
        for (var role : List.of(Role.MINISTRY, Role.OPERATOR_REPORTER, Role.CENTRE_OFFICER)) {
            var person = door.account(FrontDoor.lead(role));
            factors.reset(person);
            jdbc.sql("delete from access.mail_code").update();
        }
    }

    @Test
    void theFirstSignInLeadsToSettingOneUpAndNowhereElse() {
        enter(Role.MINISTRY, "/sign-in/enrol");
        for (var page : List.of("/settings", "/home", "/settings/second-factor", "/registry", "/settings/sessions"))
            assertThat(Browser.location(browser.get(page))).describedAs(page).startsWith("/sign-in");
        assertThat(Browser.location(browser.get("/sign-in/second"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in/enrol").body()).contains("第二要素の登録", "/sign-in/enrol/app")
                .doesNotContain("masthead__who", "recovery-codes");
        browser.post("/sign-in/enrol/app");
        var secret = secret(Role.MINISTRY, browser.get("/sign-in/enrol").body());
        assertThat(browser.post("/sign-in/enrol/app/confirm", "code", "000000").statusCode()).isEqualTo(422);
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        var codes = codes(browser.post("/sign-in/enrol/app/confirm", "code", code(secret)).body());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
        var person = door.person(FrontDoor.lead(Role.MINISTRY));
        assertThat(jdbc.sql("select act from audit.entry where subject = :person order by id desc limit 3")
                .param("person", person.toString()).query(String.class).list())
                .contains("access.add-app", "access.new-recovery-codes", "access.sign-in");
    }

    @Test
    void whoHasOneIsAskedForItAndCannotSetUpAnotherInstead() {
        var secret = app(Role.MINISTRY);
        browser = new Browser(port);
        enter(Role.MINISTRY, "/sign-in/second");
        assertThat(Browser.location(browser.get("/sign-in/enrol"))).isEqualTo("/sign-in");
        browser.get("/sign-in/second");
        assertThat(Browser.location(browser.post("/sign-in/enrol/app"))).isEqualTo("/sign-in/enrol");
        assertThat(Browser.location(browser.post("/sign-in/enrol/app/confirm", "code", code(secret))))
                .isEqualTo("/sign-in");
        assertThat(browser.post("/sign-in/enrol/passkeys/options").statusCode()).isEqualTo(404);
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        clock.advance(Duration.ofSeconds(30));
        assertThat(Browser.location(browser.post("/sign-in/second", "code", code(secret)))).isEqualTo("/");
        assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeThatWasUsedIsNotTakenAgain() {
        var secret = app(Role.MINISTRY);
        clock.advance(Duration.ofSeconds(60));
        var code = code(secret);
        var person = door.person(FrontDoor.lead(Role.MINISTRY));
        assertThat(factors.use(person, code)).isTrue();
        assertThat(factors.use(person, code)).isFalse();
        clock.advance(Duration.ofSeconds(30));
        assertThat(factors.use(person, code)).isFalse();
        assertThat(factors.use(person, code(secret))).isTrue();
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        app(Role.MINISTRY);
        var person = door.person(FrontDoor.lead(Role.MINISTRY));
        var codes = factors.newRecoveryCodes(person);
        for (var again : List.of(302, 422)) {
            browser = new Browser(port);
            enter(Role.MINISTRY, "/sign-in/second");
            assertThat(
                    browser.post("/sign-in/second", "code", " " + codes.getFirst().toUpperCase(java.util.Locale.ROOT))
                            .statusCode())
                    .isEqualTo(again);
        }
        assertThat(factors.of(person).recoveryCodes()).isEqualTo(9);
        assertThat(jdbc.sql("select count(*) from access.recovery_code r where r::text like :code")
                .param("code", "%" + codes.get(1) + "%").query(Integer.class).single()).isZero();
    }

    @Test
    void guessingCodesIsSlowedDownInEverySessionOfThePerson() {
        var secret = app(Role.MINISTRY);
        clock.advance(Duration.ofSeconds(60));
        for (var n = 1; n <= 5; n++) {
            browser = new Browser(port);
            enter(Role.MINISTRY, "/sign-in/second");
            assertThat(browser.post("/sign-in/second", "code", "00000" + n).statusCode()).isEqualTo(n < 5 ? 422 : 429);
        }
        browser = new Browser(port);
        enter(Role.MINISTRY, "/sign-in/second");
        assertThat(browser.post("/sign-in/second", "code", code(secret)).statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(15));
        browser = new Browser(port);
        enter(Role.MINISTRY, "/sign-in/second");
        assertThat(browser.post("/sign-in/second", "code", code(secret)).statusCode()).isEqualTo(302);
    }

    @Test
    void betweenPasswordAndSecondFactorOneWaitsTenMinutesAtMost() {
        var secret = app(Role.MINISTRY);
        browser = new Browser(port);
        enter(Role.MINISTRY, "/sign-in/second");
        clock.advance(Duration.ofMinutes(10));
        assertThat(Browser.location(browser.post("/sign-in/second", "code", code(secret)))).isEqualTo("/sign-in");
    }

    @Test
    void whoNeedNotHaveOneMayChooseCodesByMail() throws Exception {
        var login = FrontDoor.lead(Role.OPERATOR_REPORTER);
        assertThat(Browser.location(browser.signIn(login, FrontDoor.PASSWORD))).isEqualTo("/");
        var base = "/settings/second-factor";
        browser.get(base);
        browser.post(base + "/mail", "wanted", "true");
        assertThat(factors.of(door.person(login)).mail()).describedAs("not without the password").isFalse();
        assertThat(browser.post(base + "/open", "password", "wrong").statusCode()).isEqualTo(422);
        browser.post(base + "/open", "password", FrontDoor.PASSWORD);
        browser.get(base);
        browser.post(base + "/mail", "wanted", "true");

        MAIL.purgeEmailFromAllMailboxes();
        browser = new Browser(port);
        enter(Role.OPERATOR_REPORTER, "/sign-in/second");
        assertThat(browser.post("/sign-in/second/mail").body()).contains("コードをお送りしました");
        assertThat(browser.post("/sign-in/second/mail").body()).contains("コードをお送りしました");
        assertThat(MAIL.getReceivedMessages()).describedAs("one in a minute").hasSize(1);
        MimeMessage mail = MAIL.getReceivedMessages()[0];
        var text = Objects.requireNonNull(mail.getContent()).toString().strip();
        assertThat(mail.getSubject()).isEqualTo("Noroshi 確認コード");
        assertThat(text.lines().toList()).satisfiesExactly(line -> assertThat(line).matches("確認コード：\\d{8}"),
                line -> assertThat(line).isEqualTo("有効時間：10分"));
        var code = text.replaceAll("(?s)\\D*(\\d{8}).*", "$1");
        assertThat(Browser.location(browser.post("/sign-in/second", "code", code))).isEqualTo("/");
        assertThat(factors.use(door.person(login), code)).isFalse();
    }

    @Test
    void aMailedCodeIsGoodForTenMinutesAndForItsPersonOnly() throws Exception {
        var person = door.person(FrontDoor.lead(Role.OPERATOR_REPORTER));
        factors.wantMail(person, true);
        MAIL.purgeEmailFromAllMailboxes();
        factors.mail(person);
        var code = MAIL.getReceivedMessages()[0].getContent().toString().replaceAll("(?s)\\D*(\\d{8}).*", "$1");
        assertThat(factors.use(door.person(FrontDoor.lead(Role.MINISTRY)), code)).isFalse();
        clock.advance(SecondFactors.MAIL_VALID);
        assertThat(factors.use(person, code)).isFalse();
    }

    @Test
    void whoIsShutOutBetweenTheTwoFactorsStaysOutside() {
        var secret = app(Role.CENTRE_OFFICER);
        clock.advance(Duration.ofSeconds(60));
        browser = new Browser(port);
        enter(Role.CENTRE_OFFICER, "/sign-in/second");
        var person = door.person(FrontDoor.lead(Role.CENTRE_OFFICER));
        accounts.disable(person);
        assertThat(Browser.location(browser.post("/sign-in/second", "code", code(secret)))).startsWith("/sign-in");
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        accounts.enable(person);
    }

    @Test
    void mailIsNotEnoughForWhoMustHaveOne() throws Exception {
        var person = door.person(FrontDoor.lead(Role.MINISTRY));
        factors.wantMail(person, true);
        MAIL.purgeEmailFromAllMailboxes();
        enter(Role.MINISTRY, "/sign-in/enrol");
        assertThat(Browser.location(browser.post("/sign-in/second/mail"))).isEqualTo("/sign-in");
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(Browser.location(browser.get("/sign-in/second"))).isEqualTo("/sign-in");
    }

    @Test
    void whoMustHaveOneKeepsTheLast() {
        app(Role.MINISTRY);
        var base = "/settings/second-factor";
        browser.get(base);
        browser.post(base + "/open", "password", FrontDoor.PASSWORD);
        browser.get(base);
        var answer = browser.post(base + "/app/remove");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("第二要素が必須です");
        assertThat(factors.of(door.person(FrontDoor.lead(Role.MINISTRY))).app()).isTrue();
    }

    @Test
    void theIdOfTheSessionChangesAtEveryStep() {
        browser.get("/sign-in");
        var first = session();
        app(Role.MINISTRY);
        var second = session();
        browser.get("/settings/second-factor");
        browser.post("/settings/second-factor/open", "password", FrontDoor.PASSWORD);
        browser.get("/settings/second-factor");
        assertThat(List.of(first, second, session())).doesNotHaveDuplicates();
    }

    @Test
    void theSecretOfAnAppIsSealedInTheDatabase() {
        var secret = app(Role.MINISTRY);
        var kept = jdbc.sql("select secret from access.totp where person = :person")
                .param("person", door.person(FrontDoor.lead(Role.MINISTRY)).value()).query(byte[].class).single();
        assertThat(kept).hasSizeGreaterThan(secret.length);
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private String session() {
        return jdbc.sql(
                "select session_id from platform.session order by creation_time desc, last_access_time desc limit 1")
                .query(String.class).single();
    }

    private void enter(Role role, String where) {
        var answer = browser.signIn(FrontDoor.lead(role), FrontDoor.PASSWORD);
        assertThat(Browser.location(answer)).isEqualTo(where);
        browser.get(where);
    }

    /// Sets up an app for somebody in that role; the browser is signed in afterwards.
    private byte[] app(Role role) {
        enter(role, "/sign-in/enrol");
        browser.post("/sign-in/enrol/app");
        var secret = secret(role, browser.get("/sign-in/enrol").body());
        assertThat(browser.post("/sign-in/enrol/app/confirm", "code", code(secret)).statusCode()).isEqualTo(200);
        return secret;
    }

    private String code(byte[] secret) {
        return Totp.code(secret, Totp.step(clock.instant()), Totp.DIGITS, Totp.Algorithm.SHA1);
    }

    private byte[] secret(Role role, String page) {
        var shown = Pattern.compile("id=\"app-secret\">([A-Z2-7 ]+)<").matcher(page);
        assertThat(shown.find()).isTrue();
        var kept = factors.begunApp(door.person(FrontDoor.lead(role))).orElseThrow();
        assertThat(Base32.of(kept)).isEqualTo(shown.group(1).replace(" ", ""));
        return kept;
    }

    private static List<String> codes(String page) {
        return Pattern.compile("<code class=\"ioc\">([a-z2-9-]{19})</code>").matcher(page).results()
                .map(MatchResult::group).toList();
    }
}
