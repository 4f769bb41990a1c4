package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;
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
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        new FrontDoor(program, port).browser("namine.mai").post("/settings/channels/desk/webhook", "url",
                "https://siem.example.jp/", "form", form);
        jdbc.sql("update channel.webhook set url = :url")
                .param("url", "http://127.0.0.1:" + system.getAddress().getPort() + "/").update();
        stage.issue(content(tlp, title));
        GoingRound.go(program);
        return List.copyOf(calls);
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
        calls.clear();
        var plain = told("NOTICE", Tlp.GREEN, "架空の件名その二");
        assertThat(plain).extracting(Call::type).containsExactly("application/json");
        for (var call : List.of(narrow.getFirst(), plain.getFirst()))
            assertThat(call.body()).doesNotContain("架空", "bundle");
    }
}
