package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What becomes of a file that is chosen on the page where indicators are entered.
@NoroshiTest
class EnterPagesTest {

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;
    Browser browser;

    @BeforeEach
    void door() {
        browser = new FrontDoor(program, port).browser(Role.OPERATOR_REPORTER);
    }

    @Test
    void aTableInWhatSpreadsheetsCallUnicodeTextIsRead() {
        var answer = chosen("jirei.csv", "４５．１５５．２０４．７\nb[.]warui-saito[.]top\n".getBytes(StandardCharsets.UTF_16));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("45.155.204.7", "b.warui-saito.top", "読み取れた値 2件");
    }

    @Test
    void aFileOfWhichNothingCanBeReadIsNamedAndNotTheFieldItWouldHaveFilled() {
        var answer = chosen("gamen.png", new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 1, 2, 3});
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("ファイルから読み取る：このファイルからは何も読み取れません").doesNotContain("指標：記入してください");
    }

    @Test
    void aFileThatIsTooLargeToBeReadToItsEndIsToBeDivided() {
        var answer = chosen("nagai.txt", "warui-saito.top\n".repeat(400_000).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("最後まで読み取れません。分けて登録してください").doesNotContain("指標：記入してください");
    }

    @Test
    void theLastDayOnWhichAValueHoldsIsTheOneThatWasWritten() {
        var domain = "y" + UUID.randomUUID().toString().replace("-", "") + ".top";
        assertThat(browser.post("/indicators/new", "title", "期限のある値", "text",
                "value,valid-until\n" + domain + ",2099-03-31", "tlp", "GREEN", "act", "keep").statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/indicators/" + IndicatorId.of(IndicatorType.DOMAIN, domain)).body())
                .contains("2099年3月31日").doesNotContain("2099年4月1日");
    }

    private HttpResponse<String> chosen(String name, byte[] file) {
        var token = browser.get("/indicators/new").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*",
                "$1");
        var body = new ByteArrayOutputStream();
        body.writeBytes(part("_csrf", token));
        body.writeBytes(part("title", "見つけたもの"));
        body.writeBytes(part("text", ""));
        body.writeBytes(part("tlp", "GREEN"));
        body.writeBytes(part("act", "look"));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return browser.send(browser.request("/indicators/new")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String name, String value) {
        return ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
