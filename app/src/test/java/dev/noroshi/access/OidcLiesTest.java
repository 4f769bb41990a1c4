package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.SigningService.Lie;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.Ear;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What a sign-in service, or whoever stands between, may try, and that it leads nowhere. Real tokens over real connections.
@NoroshiTest
class OidcLiesTest {

    private static final SigningService SERVICE = service();
    private static final List<String> NAMES = List.of("first", "second", "moved", "named", "liar", "gone");

    @Autowired
    ApplicationContext program;
    @Autowired
    Identities identities;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    Browser browser;

    private static SigningService service() {
        try {
            return new SigningService();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        for (var name : NAMES) {
            var client = "spring.security.oauth2.client.registration." + name + ".";
            registry.add(client + "client-id", () -> "noroshi");
            registry.add(client + "client-secret", () -> "secret of the test");
            registry.add(client + "scope", () -> "openid,profile");
            registry.add(client + "authorization-grant-type", () -> "authorization_code");
            registry.add(client + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
            registry.add("spring.security.oauth2.client.provider." + name + ".issuer-uri",
                    () -> SERVICE.issuer(name));
        }
        registry.add("noroshi.oidc.addresses", () -> "127.0.0.0/8");
        registry.add("noroshi.access.public-address", () -> "https://noroshi.example.jp");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @BeforeEach
    void open() {
        jdbc.sql("delete from access.wrong_try").update();
        var door = new FrontDoor(program, port);
        var person = door.account("wanda.naomi");
        for (var name : NAMES)
            if (!name.equals("gone")) identities.bind(person, new Identities.Identity(SERVICE.issuer(name), "subject"));
        browser = new Browser(port);
    }

    @Test
    void anHonestAnswerLetsIn() {
        assertThat(comeBack("first", "first", Lie.NONE, "")).isEqualTo("/");
        assertThat(browser.get("/settings").body()).contains("wanda.naomi");
        assertThat(SERVICE.asked()).contains("/first/token", "/first/userinfo");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aLieLeadsNowhere(Lie lie) {
        // whose keys nobody has read yet
        var service = lie == Lie.KEYS_ELSEWHERE ? "moved" : "second";
        assertThat(comeBack(service, service, lie, "")).isEqualTo("/sign-in?elsewhere=failed");
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        assertThat(SERVICE.asked()).noneMatch(path -> path.contains("/elsewhere"));
    }

    @Test
    void anAnswerThatComesToTheAddressOfAnotherServiceIsNoAnswer() {
        assertThat(comeBack("first", "second", Lie.NONE, "")).isEqualTo("/sign-in?elsewhere=failed");
        assertThat(SERVICE.asked()).doesNotContain("/first/token", "/second/token");
    }

    @Test
    void anAnswerThatSaysItIsOfAnotherIssuerIsNoAnswer() {
        assertThat(comeBack("first", "first", Lie.NONE, "&iss=" + encoded(SERVICE.issuer("second"))))
                .isEqualTo("/sign-in?elsewhere=failed");
        assertThat(SERVICE.asked()).doesNotContain("/first/token", "/second/token");
        assertThat(comeBack("first", "first", Lie.NONE, "&iss=" + encoded(SERVICE.issuer("first")))).isEqualTo("/");
    }

    @Test
    void aServiceThatSaysItNamesItselfMustDoSo() {
        assertThat(comeBack("named", "named", Lie.NONE, "")).isEqualTo("/sign-in?elsewhere=failed");
        assertThat(comeBack("named", "named", Lie.NONE, "&iss=" + encoded(SERVICE.issuer("named")))).isEqualTo("/");
    }

    @Test
    void anAnswerCountsOnce() {
        var back = question("first");
        SERVICE.will(Lie.NONE, parameter(back, "nonce"));
        var answer = "/login/oauth2/code/first?code=c&state=" + encoded(parameter(back, "state"));
        var before = browser.get("/sign-in").headers().allValues("Set-Cookie");
        assertThat(before).as("a session there is already").isEmpty();
        var once = browser.get(answer);
        assertThat(Browser.location(once)).isEqualTo("/");
        assertThat(once.headers().firstValue("Set-Cookie").orElse("")).as("a new session").startsWith("SESSION=");
        assertThat(Browser.location(browser.get(answer))).isEqualTo("/sign-in?elsewhere=failed");
        var other = new Browser(port);
        assertThat(Browser.location(other.get(answer))).isEqualTo("/sign-in?elsewhere=failed");
        assertThat(SERVICE.asked()).filteredOn("/first/token"::equals).hasSize(1);
    }

    @Test
    void aServiceThatDescribesItselfAsAnotherIsNotGoneTo() {
        SERVICE.will(Lie.NONE, "");
        assertThat(Browser.location(browser.get("/oauth2/authorization/liar"))).isEqualTo("/sign-in?elsewhere=failed");
    }

    @Test
    void whoCameFromAServiceIsShownWhereToSignOutOfItToo() {
        comeBack("first", "first", Lie.NONE, "");
        browser.get("/settings");
        var out = browser.post("/sign-out");
        assertThat(Browser.location(out)).isEqualTo("/sign-in?out=first");
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
        assertThat(browser.get("/sign-in?out=first").body()).contains(SERVICE.issuer("first") + "/out?",
                "post_logout_redirect_uri=https%3A%2F%2Fnoroshi.example.jp%2Fsign-in%3Fout", "client_id=noroshi");
        assertThat(browser.get("/sign-in?out").body()).doesNotContain("/out?");
        assertThat(browser.get("/sign-in?out=https://elsewhere.example").body())
                .doesNotContain("href=\"https://elsewhere");
    }

    @Test
    void whoIsNotLetInIsALineOfTheTrailThatSaysNothingOfWhoItWas() {
        var before = failures();
        try (var ear = new Ear()) {
            assertThat(comeBack("second", "second", Lie.OTHER_AUDIENCE, "")).isEqualTo("/sign-in?elsewhere=failed");
            assertThat(failures()).hasSize(before.size() + 1);
            assertThat(failures().getLast()).as("whoever it says it is, is not believed").isEqualTo("- - -");
            assertThat(ear.heard()).noneMatch(line -> line.contains("subject") || line.contains("wanda")
                    || line.contains("127.0.0.1"));
        }
    }

    @Test
    void whoHasAnAccountAndMayNoLongerComeInIsNotedByTheOwnId() {
        var person = new FrontDoor(program, port).account("kasumizawa.masaki");
        identities.bind(person, new Identities.Identity(SERVICE.issuer("gone"), "subject"));
        jdbc.sql(
                "update directory.post set valid_to = date '2020-01-01', valid_from = date '2019-01-01' where person = :id")
                .param("id", person.value()).update();
        assertThat(comeBack("gone", "gone", Lie.NONE, "")).isEqualTo("/sign-in?elsewhere=unknown");
        assertThat(failures().getLast()).startsWith(person + " ").endsWith(" " + person);
    }

    @Test
    void madeUpAnswersDoNotFillTheTrail() {
        var before = failures().size();
        for (var n = 0; n < WrongTries.BEFORE_WAIT_PLACE + 20; n++)
            browser.get("/login/oauth2/code/first?code=c&state=made-up-" + n);
        assertThat(failures().size() - before).isBetween(100, WrongTries.BEFORE_WAIT_PLACE);
        assertThat(comeBack("first", "first", Lie.NONE, "")).as("who is who they say, comes in").isEqualTo("/");
    }

    /// Person, organisation and subject of every failed sign-in, in their order.
    private List<String> failures() {
        return jdbc.sql("""
                select coalesce(person::text, '-') || ' ' || coalesce(organisation, '-') || ' ' || subject
                from audit.entry where act = 'access.sign-in-failed' order by id""").query(String.class).list();
    }

    /// Goes to one service and comes back to the address of another, or the same.
    private String comeBack(String from, String to, Lie lie, String more) {
        var there = question(from);
        SERVICE.will(lie, parameter(there, "nonce"));
        return Browser.location(browser.get(
                "/login/oauth2/code/" + to + "?code=c&state=" + encoded(parameter(there, "state")) + more));
    }

    private String question(String service) {
        var there = browser.get("/oauth2/authorization/" + service).headers().firstValue("Location").orElseThrow();
        assertThat(there).startsWith(SERVICE.issuer(service) + "/authorize?");
        return there;
    }

    private static String parameter(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(found.find()).isTrue();
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
