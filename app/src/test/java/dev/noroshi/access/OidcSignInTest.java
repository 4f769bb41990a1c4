package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signing in through a real OpenID Connect service, which runs beside the test.
@NoroshiTest
class OidcSignInTest {

    private static final MockOAuth2Server SERVICE = new MockOAuth2Server();
    private static final String MINISTRY = "hoshimizawa.sota";

    @Autowired
    ApplicationContext program;
    @Autowired
    Identities identities;
    @Autowired
    SecondFactors factors;
    @Autowired
    Accounts accounts;
    @Autowired
    Audit audit;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;
    Browser browser;
    PersonId person;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        SERVICE.start();
        var client = "spring.security.oauth2.client.";
        registry.add(client + "registration.office.provider", () -> "office");
        registry.add(client + "registration.office.client-id", () -> "noroshi");
        registry.add(client + "registration.office.client-secret", () -> "secret of the test");
        registry.add(client + "registration.office.client-name", () -> "省内認証基盤");
        registry.add(client + "registration.office.scope", () -> "openid");
        registry.add(client + "registration.office.authorization-grant-type", () -> "authorization_code");
        registry.add(client + "registration.office.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        registry.add(client + "provider.office.issuer-uri", () -> issuer());
        // it runs on this very machine and without TLS, which has to be named
        registry.add("noroshi.oidc.addresses", () -> "127.0.0.0/8,::1/128");
    }

    private static String issuer() {
        return SERVICE.issuerUrl("office").toString();
    }

    @AfterAll
    static void stop() {
        SERVICE.shutdown();
    }

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
        browser = new Browser(port);
        person = door.account(MINISTRY);
        jdbc.sql("delete from access.identity").update();
    }

    @Test
    void whoIsBoundByIssuerAndSubjectComesIn() {
        identities.bind(person, new Identities.Identity(issuer(), "subject-1"));
        assertThat(browser.get("/sign-in").body()).contains("省内認証基盤", "/oauth2/authorization/office");
        assertThat(comeBack("subject-1", Map.of())).isEqualTo("/");
        assertThat(browser.get("/settings").body()).contains(MINISTRY);
    }

    @Test
    void aMailAddressOpensNothing() {
        var mail = jdbc
                .sql("select email from directory.person p join directory.post t on t.person = p.id where p.id = :id")
                .param("id", person.value()).query(String.class).list().getFirst();
        assertThat(comeBack("subject-2", Map.of("email", mail, "email_verified", true, "preferred_username", MINISTRY)))
                .isEqualTo("/sign-in?elsewhere=unknown");
        assertThat(comeBack(mail, Map.of("email", mail))).isEqualTo("/sign-in?elsewhere=unknown");
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        assertThat(browser.get("/sign-in?elsewhere=unknown").body()).contains("この組織アカウントは登録されていません");
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        identities.bind(person, new Identities.Identity(SERVICE.issuerUrl("other").toString(), "subject-1"));
        assertThat(comeBack("subject-1", Map.of())).isEqualTo("/sign-in?elsewhere=unknown");
    }

    @Test
    void aSecondFactorIsAskedForAllTheSame() {
        identities.bind(person, new Identities.Identity(issuer(), "subject-1"));
        factors.beginApp(person);
        var secret = factors.begunApp(person).orElseThrow();
        var now = program.getBean(dev.noroshi.testing.SettableClock.class).instant();
        factors.confirmApp(person, Totp.code(secret, Totp.step(now), 6, Totp.Algorithm.SHA1));
        assertThat(comeBack("subject-1", Map.of())).isEqualTo("/sign-in/second");
        assertThat(Browser.location(browser.get("/settings"))).startsWith("/sign-in");
        factors.reset(person);
    }

    @Test
    void oneLinksOnesOwnAccountAfterGivingThePassword() {
        browser = door.browser(MINISTRY);
        assertThat(browser.post("/settings/identities", "password", "wrong").body())
                .doesNotContain("/oauth2/authorization/office");
        browser.get("/settings/identities");
        assertThat(browser.post("/settings/identities", "password", FrontDoor.PASSWORD).body())
                .contains("/oauth2/authorization/office");
        assertThat(comeBack("subject-3", Map.of())).isEqualTo("/settings?linked=true");
        assertThat(identities.of(person)).isEqualTo(List.of(new Identities.Identity(issuer(), "subject-3")));
        assertThat(browser.get("/settings/identities").body()).contains("subject-3");
        assertThat(audit.actsOf(new OrganisationId(ministry()), person.toString())).extracting(Audit.Act::act)
                .contains("access.bind-identity");
        browser = new Browser(port);
        assertThat(comeBack("subject-3", Map.of())).isEqualTo("/");
    }

    @Test
    void anAdministratorBindsAnAccountToOnePersonOnly() {
        var central = door.browser(Role.ADMINISTRATOR);
        central.get("/accounts/" + person);
        assertThat(central.post("/accounts/" + person + "/identities", "issuer", issuer(), "subject", "subject-4")
                .statusCode()).isEqualTo(302);
        var other = door.account(FrontDoor.lead(Role.SECRETARIAT));
        assertThat(central.post("/accounts/" + other + "/identities", "issuer", issuer(), "subject", "subject-4")
                .statusCode()).isEqualTo(409);
        assertThat(comeBack("subject-4", Map.of())).isEqualTo("/");
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        assertThat(Browser.location(browser.get("/login/oauth2/code/office?code=x&state=y")))
                .isEqualTo("/sign-in?elsewhere=failed");
    }

    private String ministry() {
        return jdbc.sql("select organisation from directory.post where person = :id").param("id", person.value())
                .query(String.class).list().getFirst();
    }

    /// Goes to the service, which knows who it is, and comes back.
    ///
    /// @return where that leads
    private String comeBack(String subject, Map<String, Object> claims) {
        SERVICE.enqueueCallback(new DefaultOAuth2TokenCallback("office", subject, JOSEObjectType.JWT.getType(),
                List.of("noroshi"), claims, 3600));
        var there = browser.get("/oauth2/authorization/office").headers().firstValue("Location").orElseThrow();
        assertThat(there).contains("code_challenge=", "nonce=", "state=");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(there)).build(),
                    HttpResponse.BodyHandlers.discarding());
            var back = answer.headers().firstValue("Location").orElseThrow();
            return Browser.location(browser.get(back.replaceFirst("^http://[^/]+", "")));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
