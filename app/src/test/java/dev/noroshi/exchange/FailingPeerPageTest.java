package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.exchange.StrangeServer.Reply;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
/// The page of a server that gives nothing says so, why, and when it is asked again.
class FailingPeerPageTest extends AskingOthers {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    Browser officer;
    PeerId peer;

    @BeforeEach
    void aServerThatIsAsked() {
        clock.set(NOON);
        officer = new FrontDoor(program, port).browser(Role.CENTRE_OFFICER);
        peer = peer();
    }

    private String page() {
        var answer = officer.get("/exchange/peers/" + peer);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void itSaysHowOftenInARowWhyAndWhenTheNextTryIs() {
        server.answers(_ -> Reply.of(503, "{\"title\": \"busy\"}", "Retry-After", "7200"));
        polling.all();
        assertThat(page()).contains("取得できません（続けて1回）", "相手が応じられません。時間をおいて自動で確認し直します。", "503")
                .as("two hours later, as it asked").contains("2026-11-20T14:00").doesNotContain("取得済");
        clock.advance(Duration.ofHours(2));
        server.answers(_ -> Reply.of(401, ""));
        polling.all();
        // nobody stays signed in for so long
        officer = new FrontDoor(program, port).browser(Role.CENTRE_OFFICER);
        assertThat(page()).contains("取得できません（続けて2回）", "相手がこちらを認めません。利用者名、パスワード、トークンを確かめてください。", "401");
        assertThat(officer.get("/exchange/peers").body()).contains("取得できません（続けて2回）", "相手がこちらを認めません");
        assertThat(officer.get("/exchange").body()).contains("取得または送信ができていません");
    }

    @Test
    void onceItAnswersAgainNothingOfTheFailureIsLeft() {
        server.answers(_ -> Reply.of(404, ""));
        polling.all();
        assertThat(page()).contains("そこには何もありません。URLとコレクションを確かめてください。");
        assertThat(Browser.location(officer.post("/exchange/peers/" + peer + "/ask")))
                .isEqualTo("/exchange/peers/" + peer);
        assertThat(page()).as("it is not waited for any longer").contains("まもなく");
        server.answers(_ -> Reply.page(Objects.page("", Objects.indicator(Objects.id(), "bad.example.net")),
                Objects.ADDED));
        polling.all();
        assertThat(page()).contains("取得済").as("in an hour").contains("2026-11-20T13:00").doesNotContain("取得できません",
                "そこには何もありません");
    }
}
