package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@NoroshiTest
@Import(FictionalDirectory.class)
class SignInTest {

    static final String PASSWORD = "a long sentence will do";

    @Autowired
    Accounts accounts;
    @LocalServerPort
    int port;
    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        var person = FictionalDirectory.personOf(Role.OPERATOR_REPORTER);
        if (accounts.of(person).isEmpty()) accounts.create(person, "Saeki.Mari", accounts.hash(PASSWORD));
    }

    @Test
    void oneSignsInWithLoginAndPasswordAndOutAgain() {
        assertThat(Browser.location(browser.get("/"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("サインイン", "lang=\"ja\"");
        assertThat(browser.signIn("saeki.mari", PASSWORD).statusCode()).isEqualTo(302);
        assertThat(browser.get("/settings").body()).contains("海峰電力株式会社", "情報セキュリティ室　佐伯　真理");
        assertThat(Browser.location(browser.post("/sign-out"))).isEqualTo("/sign-in?out");
        assertThat(Browser.location(browser.get("/settings"))).isEqualTo("/sign-in?next=%2Fsettings");
    }
}
