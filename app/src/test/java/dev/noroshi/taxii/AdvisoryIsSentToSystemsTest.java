package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.noroshi.advisory.Stage;
import dev.noroshi.channel.GoingRound;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system of an organisation is sent the advisories it was handed, as objects, where that may be.
@NoroshiTest
class AdvisoryIsSentToSystemsTest {

    private record Call(String type, String signature, String body) {
    }

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    HttpServer system;
    Stage stage;

    @BeforeEach
    void listen() throws IOException {
        stage = new Stage(program);
        system = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        system.createContext("/", exchange -> {
            try (exchange) {
                var head = exchange.getRequestHeaders();
                calls.add(new Call(head.getFirst("Content-Type"), head.getFirst("Noroshi-Signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        system.start();
        GoingRound.go(program);
        calls.clear();
    }

    @AfterEach
    void stop() {
        system.stop(0);
        jdbc.sql("delete from channel.webhook").update();
    }

    private List<Call> told(String form, Tlp tlp, String title) {
        listens(form);
        stage.issue(content(tlp, title));
        return heard();
    }

    private void listens(String form) {
        new FrontDoor(program, port).browser("namine.mai").post("/settings/channels/desk/webhook", "url",
                "https://siem.example.jp/", "form", form);
        jdbc.sql("update channel.webhook set url = :url")
                .param("url", "http://127.0.0.1:" + system.getAddress().getPort() + "/").update();
    }

    /// What was heard since it was last asked for.
    private List<Call> heard() {
        GoingRound.go(program);
        var heard = List.copyOf(calls);
        calls.clear();
        return heard;
    }

    /// The objects of a bundle but for those that are the same in all of them, by their ids.
    private static Map<String, JsonNode> objects(Call call) {
        var objects = new TreeMap<String, JsonNode>();
        JsonMapper.shared().readTree(call.body()).path("objects").forEach(each -> {
            if (each.has("modified") && !each.path("type").stringValue("").equals("identity"))
                objects.put(each.path("id").stringValue(""), each);
        });
        return objects;
    }

    @Test
    void whatIsGreenIsSentAsObjectsThatAreSoundAndSigned() {
        var all = told("STIX", Tlp.GREEN, "架空のGREENの件名");
        assertThat(all).extracting(Call::type).containsExactly("application/stix+json;version=2.1");
        assertThat(all.getFirst().signature()).startsWith("v1=");
        assertThat(all.getFirst().body()).contains("\"type\":\"bundle\"", "架空のGREENの件名");
        assertThat(Bundles.sound(all.getFirst().body())).extracting(each -> each.path("type").stringValue(""))
                .containsExactlyInAnyOrder("marking-definition", "marking-definition", "identity", "course-of-action",
                        "report", "note");
    }

    @Test
    void whatIsNarrowerOrNotAskedForIsOnlyMadeKnown() {
        var narrow = told("STIX", Tlp.AMBER, "架空のAMBERの件名");
        assertThat(narrow).extracting(Call::type).containsExactly("application/json");
        var plain = told("NOTICE", Tlp.GREEN, "架空の件名その二");
        assertThat(plain).extracting(Call::type).containsExactly("application/json");
        for (var call : List.of(narrow.getFirst(), plain.getFirst()))
            assertThat(call.body()).doesNotContain("架空", "bundle");
    }

    private static String modified(Map<String, JsonNode> objects, String id) {
        return Objects.requireNonNull(objects.get(id)).path("modified").stringValue("");
    }

    @Test
    void anUpdateIsSentAsALaterVersionAndARecallAsTheVersionThatSaysSo() {
        listens("STIX");
        var first = stage.issue(content(Tlp.GREEN, "架空の第一報 CVE-2026-31337"));
        var before = objects(heard().getFirst());
        var second = stage.update(first, content(Tlp.GREEN, "架空の第二報"));
        var after = objects(heard().getLast());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).allSatisfy((id, each) -> assertThat(each.path("modified").stringValue(""))
                .isGreaterThan(modified(before, id)));
        assertThat(after.values()).filteredOn(each -> each.path("revoked").booleanValue(false))
                .as("what it says no longer").extracting(each -> each.path("type").stringValue(""))
                .containsExactly("vulnerability");
        after.values().removeIf(each -> each.path("revoked").booleanValue(false));

        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), second.id(), "誤りがあったため"));
        var call = heard().getLast();
        assertThat(call.type()).isEqualTo("application/stix+json;version=2.1");
        assertThat(call.body()).doesNotContain("第二報", "誤りがあった");
        assertThat(objects(call).keySet()).isEqualTo(after.keySet());
        assertThat(objects(call)).allSatisfy((id, each) -> {
            assertThat(each.path("revoked").booleanValue(false)).isTrue();
            assertThat(each.path("modified").stringValue("")).isGreaterThan(modified(after, id));
        });
        assertThat(Bundles.sound(call.body())).isNotEmpty();

        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), first.id(), "誤りがあったため"));
        assertThat(objects(heard().getLast()).keySet()).as("what only the first said is taken back with it")
                .allMatch(id -> id.startsWith("vulnerability--")).hasSize(1);
    }

    @Test
    void aRecallOfWhatIsNarrowerIsOnlyMadeKnown() {
        listens("STIX");
        var issued = stage.issue(content(Tlp.AMBER, "架空のAMBERの撤回"));
        heard();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        assertThat(heard()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.type()).isEqualTo("application/json");
            assertThat(each.body()).doesNotContain("架空", "revoked");
        });
    }
}
