package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@FrontDoorTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;
    FrontDoor cast;
    Browser browser;

    @BeforeEach
    void open() {
        cast = new FrontDoor(program, port);
        browser = cast.browser(Role.OPERATOR_REPORTER);
    }

    @Test
    void anAddressThatLeadsNowhereSaysSoInTheReadersLanguage() {
        var japanese = browser.get("/nowhere");
        assertThat(japanese.statusCode()).isEqualTo(404);
        assertThat(japanese.body()).contains("見つかりませんでした", "椀田　直美", "href=\"/nowhere?lang=en\"");
        assertThat(new Browser(port).get("/nowhere?lang=en").body()).contains("Not found", "<html lang=\"en\"");
    }

    @Test
    void theApiAnswersInTheLanguageOfTheProgramThatAsks() {
        assertThat(api("en-GB,en;q=0.9").body()).contains("\"title\":\"Not found\"", "\"status\":404");
        assertThat(api("ja").body()).contains("\"title\":\"見つかりませんでした\"");
    }

    @Test
    void anIdThatCannotBeOneLeadsNowhere() {
        var answer = call(browser.request("/api/v1/probe/not-an-id"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeDecodedIsRefusedAndStandsInNoLog(CapturedOutput output) {
        var form = new Browser(port).send(browser.request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("password=himitsu-no-kotoba%zz&login=wanda.naomi%")));
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.body()).contains("「%25」と書いてください").doesNotContain("himitsu");
        assertThat(output.getAll()).doesNotContain("himitsu", "wanda.naomi%");
    }

    @Test
    void aCharacterThatNoTextHoldsIsRefusedAndIsNoBreakdown(CapturedOutput output) {
        var page = browser.get("/indicators?q=kioku%00");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("文字として扱えないコード", "もう一度送ってください");
        var list = call(browser.request("/api/v1/indicator-lists/table.csv?q=%00"));
        assertThat(list.statusCode()).isEqualTo(400);
        assertThat(list.body()).contains("urn:noroshi:problem:no-text");
        assertThat(output.getAll()).doesNotContain("GET /indicators", "GET /api/v1/indicator-lists", "kioku");
    }

    @Test
    void aBreakdownSaysNothingAboutOurInsides() {
        var page = browser.get("/probe/broken");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("こちらの不具合", "受付番号 ").doesNotContain("secret", "Exception", "dev.noroshi");
        var problem = browser.get("/api/v1/probe/broken");
        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.body()).contains("urn:noroshi:problem:broken").doesNotContain("secret", "Exception",
                "trace");
    }

    @Test
    void aProgramThatIsTooBusySaysWhenToComeAgain() {
        var answer = browser.get("/api/v1/probe/busy");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("urn:noroshi:problem:try-again").doesNotContain("none free");
    }

    @Test
    void jsonThatIsNoneIsRefusedWithItsPlace() {
        var answer = json("{\"name\": \"x\",\n \"lines\": [}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:noroshi:problem:json-malformed", "2行目");
    }

    @Test
    void aFieldNobodyKnowsIsNamed() {
        var answer = json("{\"name\": \"x\", \"lines\": [{\"number\": 1}, {\"number\": 2, \"nummer\": 2}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"lines[1].nummer\"", "\"code\":\"json-unknown-field\"",
                "「lines[1].nummer」という項目はありません");
    }

    @Test
    void aValueOfTheWrongKindIsNamed() {
        var answer = json("{\"lines\": [{\"number\": \"many\"}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"lines[0].number\"", "\"code\":\"json-wrong-kind\"");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsSaidOrNot() {
        var large = "{\"name\": \"" + "x".repeat(10_000_000) + "\"}";
        var said = json(BodyPublishers.ofString(large));
        var unsaid = json(BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        for (var answer : List.of(said, unsaid)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:noroshi:problem:too-large", "12MB");
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithAPageThatSaysHowLargeItMayBe() {
        var answer = browser
                .send(browser.request("/probe/file").header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(file(14_000_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("大きすぎます", "ファイルは12MB", "椀田　直美");
        var little = call(browser.request("/api/v1/probe/file")
                .header("Content-Type", "multipart/form-data; boundary=b").POST(file(12_600_000)));
        assertThat(little.statusCode()).isEqualTo(413);
        var right = call(browser.request("/api/v1/probe/file")
                .header("Content-Type", "multipart/form-data; boundary=b").POST(file(12_000_000)));
        assertThat(right.body()).isEqualTo("12000000");
    }

    @Test
    void aMissingFileIsNamed() {
        var answer = call(
                browser.request("/api/v1/probe/file").header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString("--b--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"file\"", "「file」がありません");
    }

    @Test
    void aMethodThatIsNotOfferedIsRefused() {
        var answer = call(browser.request("/api/v1/probe").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("urn:noroshi:problem:method-not-supported");
    }

    @Test
    void aPageForAnotherRoleSaysSo() {
        var auditor = cast.browser(Role.AUDITOR);
        var answer = auditor.post("/probe/file");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("あなたの役割では使えません", "ここから先には進めません");
    }

    @Test
    void aPartOfAPageThatFindsNobodySignedInSendsTheWholePageToSignIn() {
        var stranger = new Browser(port);
        var answer = stranger.send(stranger.request("/settings").header("HX-Request", "true"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
    }

    private HttpResponse<String> api(String language) {
        return call(browser.request("/api/v1/nowhere").header("Accept-Language", language));
    }

    private HttpResponse<String> json(String body) {
        return json(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> json(BodyPublisher body) {
        return call(browser.request("/api/v1/probe").header("Content-Type", "application/json").POST(body));
    }

    private HttpResponse<String> call(java.net.http.HttpRequest.Builder request) {
        return browser.send(request.header("Authorization", "Bearer " + cast.token(Role.OPERATOR_REPORTER)));
    }

    private static BodyPublisher file(int size) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.xlsx\"\r\n\r\n";
        return BodyPublishers.ofString(head + "x".repeat(size) + "\r\n--b--\r\n");
    }
}
