package dev.noroshi.misp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event of MISP is brought as a file by the form, and the page says of each line what came of it.
@NoroshiTest
class EventUploadTest {

    private static final String PAGE = "/indicators/misp";
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    Browser analyst;

    @BeforeEach
    void comeIn() {
        jdbc.sql("delete from access.wrong_try").update();
        jdbc.sql("delete from misp.event").update();
        analyst = new FrontDoor(program, port).browser(Role.CENTRE_ANALYST);
    }

    private static String sample(String name) {
        try (var in = EventUploadTest.class.getResourceAsStream("/misp/" + name + ".json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param file "" when none was chosen
    private HttpResponse<String> bring(String file, String tlp) {
        var token = analyst.get(PAGE).body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var name = file.isEmpty() ? "" : "event.json";
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"tlp\"\r\n\r\n" + tlp
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/json\r\n\r\n" + file + "\r\n--b--\r\n";
        return analyst.send(analyst.request(PAGE).header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String row(String page, String value) {
        return ROW.matcher(page).results().map(each -> each.group(1)).filter(each -> each.contains(value)).findFirst()
                .orElseThrow(() -> new AssertionError("No row with " + value));
    }

    @Test
    void eachLineOfTheFileHasItsResultAndWhatWasNotKeptItsReason() {
        var answer = bring(sample("ransomware"), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = answer.body();
        assertThat(page).contains("イベントを取り込みました", "Ransomware at a logistics company", "TLP:AMBER+STRICT", "指標を見る");
        assertThat(row(page, "svch0st.exe")).contains("指標にしました");
        assertThat(row(page, "cdn.example-locker.top")).contains("指標にしました");
        assertThat(row(page, "old-c2.example-locker.top")).contains("イベントに保管（元で削除済み）");
        assertThat(row(page, "ExampleLocker-7F")).contains("イベントに保管（この種類は指標にしません）");
        assertThat(row(page, "SharingGroup")).contains("共有グループは、元のMISPの中のものです");
        assertThat(page).contains("保管しなかったもの").doesNotContain("UEsDBBQ");
        assertThat(bring(sample("ransomware"), "").body()).contains("すでに取り込み済みで、変わったところはありません");
    }

    @Test
    void theScopeChosenOnTheFormIsNotExceeded() {
        assertThat(bring(sample("phishing"), "RED").body()).contains("TLP:RED", "イベントを取り込みました");
        assertThat(jdbc.sql("select tlp from misp.event").query(String.class).list()).containsExactly("RED");
    }

    @Test
    void aFileThatIsNoEventAndNoFileAtAllAreRefusedWithTheReason() {
        for (var wrong : List.of("", "{\"type\": \"bundle\"}", "no JSON")) {
            var answer = bring(wrong, "");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).as(wrong).contains("イベントを取り込めませんでした。直すところが1件あります。");
        }
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isZero();
    }

    @Test
    void ofSeveralEventsTheGoodAreBroughtAndTheOthersNamedByTheirPlace() {
        var answer = bring(
                "[" + sample("phishing") + ",{\"Event\": {\"info\": \"x\"}}," + sample("vulnerability") + "]", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("取り込めなかったイベントがあります", "2件目：").containsSubsequence("イベントを取り込みました",
                "イベントを取り込みました");
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isEqualTo(2);
    }
}
