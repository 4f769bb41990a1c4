package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/// How a password is typed in, kept and got again (ASVS 6.2 and 6.4).
// years go by
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=password-entry")
class PasswordEntryTest extends AtTheFrontDoor {

    private static final List<Path> PAGES = List.of(Path.of("src/main/jte"), Path.of("src/main/resources/static"));
    private static final Pattern FIELD = Pattern.compile("<input(?:[^>\"]|\"[^\"]*\")*>");
    private static final Pattern OF_A_PASSWORD = Pattern.compile("name=\"(password|current|new|secret)\"");

    @Test
    void whatIsTypedInAsAPasswordIsNotReadOverTheShoulderAndIsKnownToPasswordManagers() throws IOException {
        var fields = fields().stream().filter(each -> OF_A_PASSWORD.matcher(each).find()).toList();
        assertThat(fields).hasSizeGreaterThan(6)
                .allSatisfy(each -> assertThat(each).contains("type=\"password\"")
                        .containsPattern("autocomplete=\"(current|new)-password\"")
                        .doesNotContainPattern("maxlength=\"\\d{1,2}\""));
        assertThat(fields().stream().filter(each -> each.contains("type=\"password\""))).hasSameSizeAs(fields);
    }

    @Test
    void nothingHindersPasting() throws IOException {
        for (var source : sources()) assertThat(source).doesNotContain("paste", "onkeydown", "contextmenu");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256})
    void aLongPasswordOpensTheDoor(int length) {
        var login = FrontDoor.lead(Role.COUNCIL);
        var sentence = "ゆうがたの波止場でカモメが三羽 とんだ。".repeat(20).substring(0, length);
        var here = door.browser(login);
        here.get("/settings");
        assertThat(here.post("/settings/password", "current", FrontDoor.PASSWORD, "new", sentence).statusCode())
                .isEqualTo(302);
        var again = new Browser(port);
        assertThat(Browser.location(again.signIn(login, sentence))).isEqualTo("/");
        assertThat(new Browser(port).signIn(login, sentence.substring(0, length - 1)).statusCode())
                .as("all of it counts").isNotEqualTo(302);
        again.get("/settings");
        assertThat(again.post("/settings/password", "current", sentence, "new", FrontDoor.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void nobodyIsMadeToChangeAPasswordBecauseItIsOld() {
        var login = FrontDoor.lead(Role.OPERATOR_REPORTER);
        door.account(login);
        clock.advance(Duration.ofDays(3 * 365));
        var browser = new Browser(port);
        assertThat(Browser.location(browser.signIn(login, FrontDoor.PASSWORD))).isEqualTo("/");
        assertThat(browser.get("/reports").statusCode()).isEqualTo(200);
    }

    @Test
    void whoForgotThePasswordIsAskedNoSecretQuestion() {
        var asked = new ArrayList<String>();
        Pattern.compile("<input[^>]*name=\"([^\"]+)\"").matcher(new Browser(port).get("/sign-in").body()).results()
                .map(found -> found.group(1)).distinct().forEach(asked::add);
        assertThat(asked).containsExactlyInAnyOrder("_csrf", "next", "login", "password");
    }

    private static List<String> fields() throws IOException {
        return sources().stream().flatMap(text -> FIELD.matcher(text).results().map(MatchResult::group)).toList();
    }

    private static List<String> sources() throws IOException {
        var all = new ArrayList<String>();
        for (var folder : PAGES)
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(each -> each.toString().matches(".*\\.(jte|js)")).toList())
                    all.add(Files.readString(file));
            }
        return all;
    }
}
