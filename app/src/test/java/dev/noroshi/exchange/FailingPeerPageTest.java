package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.exchange.StrangeServer.Reply;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.LoopbackClient;
import dev.noroshi.taxii.Quarantine;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The page of a server that gives nothing says so, why, and when it is asked again.
@NoroshiTest
class FailingPeerPageTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    @Autowired
    ApplicationContext program;
    @Autowired
    PeerRows peers;
    @Autowired
    Taking taking;
    @Autowired
    Quarantine quarantine;
    @Autowired
    Secrets secrets;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final GuardedClient client = LoopbackClient.make();
    final StrangeServer server = new StrangeServer();
    Polling polling;
    Browser officer;
    PeerId peer;

    @BeforeEach
    void aServerThatIsAsked() {
        clock.set(NOON);
        // those of other tests are not asked
        jdbc.sql("update exchange.peer set active = false").update();
        polling = new Polling(peers, taking, quarantine, secrets,
                new ExchangeSettings(false, Duration.ofMinutes(1), 1_000), () -> client, clock);
        officer = new FrontDoor(program, port).browser(Role.CENTRE_OFFICER);
        peer = PeerId.random();
        peers.add(new Peer(peer, "応じない見本", server.root(), "c1", Peer.SignIn.NONE, "", false, Markings.NONE, 60, true, 0,
                Peer.State.fresh(clock.instant()), Place.BEGINNING, 0), null, new PersonId(1), clock.instant());
    }

    @AfterEach
    void end() throws IOException {
        jdbc.sql("update exchange.peer set active = false").update();
        server.close();
        client.close();
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
