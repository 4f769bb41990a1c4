package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.noroshi.advisory.Stage;
import dev.noroshi.channel.GoingRound;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What tests begin with that look at what is sent to an organisation's own systems: one that listens, and what it hears.
@NoroshiTest
abstract class ToldToSystems {

    static final String STIX = "application/stix+json;version=2.1";

    /// @param signature "" without one
    record Call(String type, String signature, String body) {
    }

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    Stage stage;
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private HttpServer system;

    @BeforeEach
    void listen() throws IOException {
        stage = new Stage(program);
        system = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        system.createContext("/", exchange -> {
            try (exchange) {
                var head = exchange.getRequestHeaders();
                calls.add(new Call(head.getFirst("Content-Type"),
                        Objects.requireNonNullElse(head.getFirst("Noroshi-Signature"), ""),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        system.start();
        heard();
    }

    @AfterEach
    void stop() {
        system.stop(0);
        jdbc.sql("delete from channel.webhook").update();
    }

    /// Whoever bears that name enters the system, to be told in that form.
    void listens(String login, String form) {
        new FrontDoor(program, port).browser(login).post("/settings/channels/desk/webhook", "url",
                "https://siem.example.jp/", "form", form);
        assertThat(jdbc.sql("update channel.webhook set url = :url")
                .param("url", "http://127.0.0.1:" + system.getAddress().getPort() + "/").update()).isOne();
    }

    /// What was heard since it was last asked for.
    List<Call> heard() {
        GoingRound.go(program);
        var heard = List.copyOf(calls);
        calls.clear();
        return heard;
    }

    /// The objects of a bundle but for those that are the same in all of them, by their ids.
    static Map<String, JsonNode> objects(Call call) {
        var objects = new TreeMap<String, JsonNode>();
        JsonMapper.shared().readTree(call.body()).path("objects").forEach(each -> {
            if (each.has("modified") && !each.path("type").stringValue("").equals("identity"))
                objects.put(each.path("id").stringValue(""), each);
        });
        return objects;
    }
}
