package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Language;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What surrounds every page: headers, files, language.
@FrontDoorTest
class FrameTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Accounts accounts;
    @LocalServerPort
    int port;
    FrontDoor cast;

    @BeforeEach
    void open() {
        cast = new FrontDoor(program, port);
    }

    @Test
    void aBrowserIsToldWhatItMustNotDoWithOurPages() {
        var headers = cast.browser(Role.OPERATOR_REPORTER).get("/settings").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
                "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void styleSheetAndScriptsMayBeKeptForAYear() {
        var browser = new Browser(port);
        var page = browser.get("/sign-in").body();
        var files = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(page).results()
                .map(found -> found.group(1)).toList();
        assertThat(files).hasSize(4).anyMatch(file -> file.matches("/assets/noroshi-[0-9a-f]{32}\\.css"));
        for (var file : files) {
            var answer = browser.get(file);
            assertThat(answer.statusCode()).describedAs(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000",
                    "immutable");
        }
        assertThat(browser.get("/assets/../application.yaml").statusCode()).isNotEqualTo(200);
    }

    @Test
    void theLanguageSwitchedToStays() {
        var browser = new Browser(port);
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"ja\"", "href=\"/sign-in?lang=en\"");
        assertThat(browser.get("/sign-in?next=/home&lang=en").body()).contains("<html lang=\"en\"", "Sign in",
                "/sign-in?next=/home&amp;lang=ja");
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"en\"");
    }

    @Test
    void aPersonFindsTheirLanguageAgainInAnotherBrowser() {
        var login = "mukuno.koichi";
        cast.browser(login).get("/settings?lang=en");
        assertThat(cast.browser(login).get("/settings").body()).contains("<html lang=\"en\"", "API tokens");
        cast.browser(login).post("/settings/language", "language", "JA");
        assertThat(accounts.of(cast.person(login)).orElseThrow().language()).isEqualTo(Language.JA);
    }

    @Test
    void theMenuLeadsOnlyToPagesThatExistAndThatTheRoleMayUse() {
        var browser = cast.browser(Role.AUDITOR);
        var menu = Pattern.compile("class=\"nav__link\" href=\"([^\"]+)\"").matcher(browser.get("/settings").body());
        menu.results().map(found -> found.group(1))
                .forEach(href -> assertThat(browser.get(href).statusCode()).describedAs(href).isEqualTo(200));
    }

    @Test
    void aMenuTooLongForALineFoldsWhatIsUsedSeldom() {
        var officer = cast.browser(Role.CENTRE_OFFICER).get("/home").body();
        assertThat(officer.substring(0, officer.indexOf("<summary class=\"nav__link\"")))
                .contains("href=\"/reports\"", "href=\"/mail\"").doesNotContain("href=\"/machines\"");
        assertThat(officer.substring(officer.indexOf("nav__folded"))).contains("href=\"/machines\"",
                "href=\"/contacts\"");
        assertThat(cast.browser(Role.CENTRE_OFFICER).get("/machines").body())
                .contains("<summary class=\"nav__link\" data-current");
        assertThat(cast.browser(Role.OPERATOR_REPORTER).get("/home").body()).contains("href=\"/machines\"")
                .doesNotContain("nav__folded");
    }

    @Test
    void theDescriptionOfTheApiIsOpen() {
        var answer = new Browser(port).get("/api/v1/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"openapi\":\"3.1.", "/api/v1/probe", "bearer",
                "application/problem+json");
    }
}
