package dev.noroshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// 緊急連絡 through the front door.
@NoroshiTest
class HotlinePagesTest {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;
    FrontDoor door;
    Browser operator;
    Browser centre;

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
        operator = door.browser(Role.OPERATOR_REPORTER);
        centre = door.browser(Role.CENTRE_OFFICER);
    }

    @Test
    void itIsTwoClicksFromTheHomePageAndTheNumberToCallBackIsThere() {
        assertThat(operator.get("/home").body()).contains("href=\"/hotline\"");
        var form = operator.get("/hotline").body();
        assertThat(form).contains("この連絡は匿名になりません", "value=\"2026-11-20T10:00\"", "type=\"tel\"",
                "汐凪テレコム", "統括室の当番へ送る");
        assertThat(Pattern.compile("id=\"callBack\"[^>]*value=\"[0-9-]{8,}\"").matcher(form).find()).isTrue();
        assertThat(centre.get("/home").body()).doesNotContain("href=\"/hotline\"");
    }

    @Test
    void pressingTwiceSendsOneAndLeadsToTheSamePage() {
        var line = "監視画面が全部消えた " + UUID.randomUUID();
        var key = key(operator);
        var first = send(operator, key, line);
        var second = send(operator, key, line);
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(second)).isEqualTo(Browser.location(first));
        assertThat(jdbc.sql("select count(*) from hotline.call where line = :line").param("line", line)
                .query(Integer.class).single()).isOne();
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsWrong() {
        operator.get("/hotline");
        var answer = operator.post("/hotline", "line", "停電", "time", "きのう", "callBackName", "", "callBack", "03",
                "occasion", "DRILL", "way", "CENTRE", "key", "k");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"停電\"", "3か所を直してください", "折り返す相手の名前を書いてください",
                "value=\"DRILL\" checked");
    }

    @Test
    void theCentreTakesItAndTheCallerSeesItOnTheSamePage() {
        var line = "配水の弁が勝手に動いた " + UUID.randomUUID();
        var page = Browser.location(send(operator, key(operator), line));
        assertThat(operator.get(page).body()).contains("応答待ち", "TLP:RED", line);
        clock.advance(Duration.ofMinutes(11));
        assertThat(operator.get(page).body()).contains("まだ応答がありません", "電話でも連絡してください");
        assertThat(centre.get("/home").body()).contains(line);
        assertThat(centre.get("/hotline/calls").body()).contains(line, "応答を待つ緊急連絡", "中央値");
        centre.get(page);
        assertThat(centre.post(page + "/take").statusCode()).isEqualTo(302);
        assertThat(centre.get(page).body()).contains("折り返し先へ電話してください");
        assertThat(operator.get(page).body()).contains("応答済", "応答まで11分");
        centre.post(page + "/notes", "note", "弁を閉じたと聞いた");
        assertThat(operator.get(page).body()).contains("弁を閉じたと聞いた");
        assertThat(centre.post(page + "/close", "outcome", "OTHER").statusCode()).isEqualTo(422);
        centre.post(page + "/close", "outcome", "FALSE_ALARM");
        assertThat(operator.get(page).body()).contains("誤報だった");
        assertThat(operator.send(operator.request(page + "/state").header("HX-Request", "true").GET()).body())
                .contains("完了").doesNotContain("<html");
    }

    @Test
    void oneButtonMakesTheDraftReportAndThePageLeadsToIt() {
        var page = Browser.location(send(operator, key(operator), "回線が切れた " + UUID.randomUUID()));
        operator.get(page);
        var answer = operator.post(page + "/report");
        assertThat(Browser.location(answer)).matches("/reports/[0-9a-f-]+/edit");
        assertThat(operator.get(Browser.location(answer)).body()).contains("回線が切れた");
        assertThat(operator.get(page).body()).contains("この連絡から作った情報連絡を開く");
        assertThat(centre.get(page).body()).doesNotContain("情報連絡の下書き", "/reports/");
    }

    @Test
    void anotherOrganisationFindsNoSuchCall() {
        var page = Browser.location(send(operator, key(operator), "だれにも見えない"));
        for (var role : List.of(Role.SECRETARIAT, Role.MINISTRY, Role.AUDITOR))
            assertThat(door.browser(role).get(page).statusCode()).as(role.name()).isEqualTo(404);
        assertThat(door.browser("haginomiya.wataru").get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aProgramCallsOnceWithOneKeyAndTheCentreAcknowledges() {
        var caller = new Program(port, door.token(Role.OPERATOR_REPORTER));
        var key = UUID.randomUUID().toString();
        var body = """
                {"line": "NTPが全てずれた", "call-back-name": "和田", "call-back-number": "03-0000-4410", "drill": true}""";
        var first = caller.post("/api/v1/hotline", body, "Idempotency-Key", key);
        var again = caller.post("/api/v1/hotline", body, "Idempotency-Key", key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(caller.post("/api/v1/hotline", body.replace("ずれた", "直った"), "Idempotency-Key", key).status())
                .isEqualTo(409);
        assertThat(caller.post("/api/v1/hotline", "{\"noticed-at\": \"昨日\", \"inform\": \"ALL\"}").errors())
                .contains("inform no-such-option");
        assertThat(caller.post("/api/v1/hotline", "{\"noticed-at\": \"昨日\"}").errors()).contains(
                "line hotline.line-missing", "noticed-at hotline.no-time", "call-back-number hotline.number-missing");

        var id = first.json().path("id").asString();
        var officer = new Program(port, door.token(Role.CENTRE_OFFICER));
        assertThat(officer.get("/api/v1/hotline").text()).contains(id);
        assertThat(officer.post("/api/v1/hotline/" + id + "/acknowledge").json().path("state").asString())
                .isEqualTo("TAKEN");
        assertThat(caller.get("/api/v1/hotline/" + id).json().path("taken-at").isNull()).isFalse();
        assertThat(officer.post("/api/v1/hotline/" + id + "/close", "{\"outcome\": \"SETTLED\"}").json()
                .path("state").asString()).isEqualTo("CLOSED");
        assertThat(new Program(port, door.token(Role.SECRETARIAT)).get("/api/v1/hotline/" + id).status())
                .isEqualTo(404);
    }

    private static String key(Browser browser) {
        var found = KEY.matcher(browser.get("/hotline").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static java.net.http.HttpResponse<String> send(Browser browser, String key, String line) {
        return browser.post("/hotline", "line", line, "time", "2026-11-20T09:58", "callBackName", "和田", "callBack",
                "03-0000-4410", "occasion", "REAL", "way", "CENTRE", "key", key);
    }
}
