package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.LoopbackClient;
import dev.noroshi.testing.Browser;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/// A system of an organisation is called, and can tell who calls.
@ExtendWith(OutputCaptureExtension.class)
class WebhookTest extends TellingPeople {

    private static final Pattern PYTHON = Pattern.compile("(?s)```python\n(import hashlib.*?)```");
    private static final Pattern SECRET_SHOWN = Pattern.compile("whsec_[A-Za-z0-9_-]{43}");

    @Autowired
    Webhooks webhooks;
    @Autowired
    Bundles bundles;
    @Autowired
    JsonMapper json;
    @Autowired
    Conveyor conveyor;

    private HttpServer server;
    private GuardedClient client;
    private volatile int status = 204;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();

    /// A call as it arrived.
    record Received(String id, String timestamp, String signature, String body) {
    }

    @BeforeEach
    void serve() throws IOException {
        jdbc.sql("delete from channel.webhook").update();
        client = LoopbackClient.make();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(headers.getFirst("Noroshi-Message"), headers.getFirst("Noroshi-Timestamp"),
                    headers.getFirst("Noroshi-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        client.close();
    }

    @Test
    void aCallSaysThatSomethingWaitsAndIsSignedWithTheSecretShownOnThePage() {
        var secret = enter();
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        planner.plan(2_000);
        assertThat(call()).hasOnlyElementsOfType(Handing.Handed.class).hasSize(1);
        var call = received.remove();
        assertThat(call.body()).contains("\"number\":\"T7\"", "\"tlp\":\"TLP:AMBER\"", "/advisories/7")
                .doesNotContain(SECRET);
        assertThat(call.timestamp()).isEqualTo("" + FRIDAY_NOON.getEpochSecond());
        assertThat(call.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(
                Webhooks.sign(secret.getBytes(StandardCharsets.US_ASCII), call.timestamp() + "." + call.body())));
    }

    @Test
    void whoChecksAsTheGuideSaysTakesOurCallAndNoForgedOrOldOne() throws Exception {
        var secret = enter();
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        planner.plan(2_000);
        assertThat(call()).hasOnlyElementsOfType(Handing.Handed.class).hasSize(1);
        var call = received.remove();
        var now = Long.parseLong(call.timestamp());
        var other = new Received(call.id(), "" + (now + 400), call.signature(), call.body());
        for (var check : checks()) {
            assertThat(check.takes(secret, call, now)).as("ours").isTrue();
            assertThat(check.takes(secret, call, now + 299)).as("five minutes are not over").isTrue();
            assertThat(check.takes(secret, call, now + 301)).as("kept by somebody").isFalse();
            assertThat(check.takes(secret, other, now + 400)).as("kept, with a later time").isFalse();
            assertThat(check.takes(secret.substring(6), call, now)).as("another secret").isFalse();
            assertThat(check.takes(secret, new Received(call.id(), call.timestamp(), call.signature(),
                    call.body().replace("T7", "T8")), now)).as("another body").isFalse();
            assertThat(check.takes(secret, new Received(call.id(), "soon", "", call.body()), now)).isFalse();
        }
    }

    /// A way to check a call.
    private interface Check {
        boolean takes(String secret, Received call, long now) throws Exception;
    }

    /// As the guides say in words, and, where there is Python, as they say in it.
    private static List<Check> checks() throws IOException {
        var checks = new ArrayList<Check>();
        checks.add(WebhookTest::takesInWords);
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))))
            for (var guide : List.of("machines.en.md", "machines.ja.md")) {
                var text = Files.readString(Path.of("../docs/guide", guide));
                var code = PYTHON.matcher(text);
                assertThat(code.find()).as(guide).isTrue();
                checks.add((secret, call, now) -> takesInPython(code.group(1), secret, call, now));
            }
        return checks;
    }

    private static boolean takesInWords(String secret, Received call, long now) throws Exception {
        if (!call.timestamp().matches("\\d+") || Math.abs(now - Long.parseLong(call.timestamp())) > 300) return false;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(call.timestamp().getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        var wanted = "v1=" + HexFormat.of().formatHex(mac.doFinal(call.body().getBytes(StandardCharsets.UTF_8)));
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8),
                call.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean takesInPython(String code, String secret, Received call, long now) throws Exception {
        var program = "import sys, time\ntime.time = lambda: " + now + "\n" + code + """

                secret, stamp, signature = sys.argv[1:]
                headers = {"Noroshi-Timestamp": stamp, "Noroshi-Signature": signature}
                print(is_from_noroshi(secret, headers, sys.stdin.buffer.read()))
                """;
        var python = new ProcessBuilder("python3", "-c", program, secret, call.timestamp(), call.signature())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var body = python.getOutputStream()) {
            body.write(call.body().getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(said).as("exit " + python.waitFor()).isIn("True", "False");
        return said.equals("True");
    }

    @Test
    void theDatabaseDoesNotHoldTheSecretAndANewOneReplacesIt() {
        var first = enter();
        var second = enter();
        assertThat(first).isNotEqualTo(second);
        assertThat(jdbc.sql("select w::text from channel.webhook w").query(String.class).single())
                .doesNotContain(first, second);
        assertThat(webhooks.byIds(webhooks.idsOf(List.of(operator.id())).values()).values())
                .allSatisfy(webhook -> assertThat(webhook.secret().reveal()).isEqualTo(second));
    }

    @Test
    void aSystemThatIsBusyIsCalledAgainAndOneThatRefusesIsNot() {
        enter();
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        planner.plan(2_000);
        for (var busy : List.of(500, 503, 429, 408)) {
            status = busy;
            assertThat(call()).hasOnlyElementsOfType(Handing.Later.class);
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(received).extracting(Received::id).as("the same number each time").hasSize(4).containsOnly(
                received.element().id());
        status = 410;
        assertThat(call()).hasOnlyElementsOfType(Handing.Refused.class);
    }

    @Test
    void aCallThatCannotBeMadeIsTriedLaterAndEndsAsADeadLetterAndTheLogNamesNobody(CapturedOutput output) {
        enter();
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        planner.plan(2_000);
        var broken = new WebhookChannel(webhooks, bundles, () -> {
            throw new IllegalStateException("somebody@example.jp cannot be called");
        }, json, clock);
        conveyor.run(broken);
        assertThat(fate()).isEqualTo("WAITING NOT_WRITTEN 1");
        conveyor.run(broken);
        assertThat(fate()).as("not before the minute is over").isEqualTo("WAITING NOT_WRITTEN 1");
        clock.advance(Duration.ofHours(25));
        conveyor.run(broken);
        assertThat(fate()).isEqualTo("DEAD NOT_WRITTEN 2");
        var id = jdbc.sql("select id::text from channel.message where means = 'WEBHOOK'").query(String.class).single();
        assertThat(output.getAll()).contains(id, "IllegalStateException").doesNotContain("somebody@example.jp");
    }

    private String fate() {
        return jdbc.sql("select concat_ws(' ', state, cause, attempts) from channel.message where means = 'WEBHOOK'")
                .query(String.class).single();
    }

    @Test
    void noAddressInsideTheHouseIsEverCalled() {
        enter();
        jdbc.sql("update channel.webhook set url = 'https://127.0.0.1/'").update();
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(jdbc.sql("select state || ' ' || cause from channel.message where means = 'WEBHOOK'")
                .query(String.class)
                .list()).containsExactly("DEAD ADDRESS_FORBIDDEN");
        assertThat(received).isEmpty();
    }

    @Test
    void onlyAnHttpsAddressWithoutAPasswordIsTaken() {
        var manager = door.browser("sangi.kaori");
        for (var wrong : List.of("http://siem.example.jp/", "https://user:pass@siem.example.jp/", "ftp://x",
                "https:///x", "",
                "javascript:alert(1)"))
            assertThat(manager.post("/settings/channels/desk/webhook", "url", wrong).statusCode()).as(wrong)
                    .isEqualTo(422);
        assertThat(
                door.browser("wanda.naomi").post("/settings/channels/desk/webhook", "url", "https://siem.example.jp/")
                        .statusCode())
                .isEqualTo(403);
        manager.post("/settings/channels/desk/webhook", "url", "https://siem.example.jp/noroshi");
        assertThat(manager.get("/settings/channels/desk").body()).contains("https://siem.example.jp/noroshi",
                "WEBHOOK");
        assertThat(Browser.location(manager.post("/settings/channels/desk/webhook/remove")))
                .isEqualTo("/settings/channels/desk");
        assertThat(manager.get("/settings/channels/desk").body()).doesNotContain("https://siem.example.jp/noroshi");
    }

    /// Enters a system on the page, and leads its calls to this test.
    private String enter() {
        var page = door.browser("sangi.kaori").post("/settings/channels/desk/webhook", "url",
                "https://siem.example.jp/");
        var secret = SECRET_SHOWN.matcher(page.body());
        assertThat(secret.find()).isTrue();
        jdbc.sql("update channel.webhook set url = :url")
                .param("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/").update();
        return secret.group();
    }

    private List<Handing> call() {
        var answers = new ConcurrentLinkedQueue<Handing>();
        new WebhookChannel(webhooks, bundles, () -> client, json, clock).hand(
                messages.claim(Means.WEBHOOK, 10, Duration.ofMinutes(2)),
                (message, handing) -> answers.add(handing));
        return List.copyOf(answers);
    }
}
