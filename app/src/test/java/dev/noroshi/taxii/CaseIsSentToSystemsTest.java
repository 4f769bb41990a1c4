package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.noroshi.advisory.Stage;
import dev.noroshi.c4tap.SuspiciousMail;
import dev.noroshi.channel.GoingRound;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Occasion;
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
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system of an organisation that takes part in C4TAP is sent what is passed on, as it stands in the feed, where that may be.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap")
class CaseIsSentToSystemsTest {

    private static final String STIX = "application/stix+json;version=2.1";
    private static final String PARTICIPANT = "asanagi.keiko";

    private record Call(String type, String body) {
    }

    @Autowired
    ApplicationContext program;
    @Autowired
    Publishing publishing;
    @Autowired
    Directory directory;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    HttpServer system;
    Stage stage;
    SuspiciousMail mail;
    String address = "";
    String domain = "";

    @BeforeEach
    void listen() throws IOException {
        stage = new Stage(program);
        mail = new SuspiciousMail(program);
        address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        domain = "w" + UUID.randomUUID().toString().replace("-", "") + ".top";
        jdbc.sql("delete from access.wrong_try").update();
        jdbc.sql("delete from c4tap.participant").update();
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
        system = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        system.createContext("/", exchange -> {
            try (exchange) {
                calls.add(new Call(exchange.getRequestHeaders().getFirst("Content-Type"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        system.start();
        new FrontDoor(program, port).browser(PARTICIPANT).post("/settings/channels/desk/webhook", "url",
                "https://siem.example.jp/", "form", "STIX");
        assertThat(jdbc.sql("update channel.webhook set url = :url")
                .param("url", "http://127.0.0.1:" + system.getAddress().getPort() + "/").update()).isOne();
        heard();
    }

    @AfterEach
    void stop() {
        system.stop(0);
        jdbc.sql("delete from channel.webhook").update();
    }

    private UUID passedOn(Tlp tlp, Occasion occasion) {
        var id = mail.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, domain));
        mail.isPassedOn(stage.bankSecretariat(), id, "請求書を装う " + domain, tlp, occasion);
        return id;
    }

    private void takenBack(UUID id) {
        stage.clock.advance(Duration.ofMinutes(5));
        mail.isTakenBack(stage.bankSecretariat(), id);
    }

    /// What was heard since it was last asked for.
    private List<Call> heard() {
        GoingRound.go(program);
        var heard = List.copyOf(calls);
        calls.clear();
        return heard;
    }

    private static Map<String, JsonNode> objects(Call call) {
        var objects = new TreeMap<String, JsonNode>();
        JsonMapper.shared().readTree(call.body()).path("objects").forEach(each -> {
            if (each.has("modified") && !each.path("type").stringValue("").equals("identity"))
                objects.put(each.path("id").stringValue(""), each);
        });
        return objects;
    }

    private List<JsonNode> inFeed(String alias) {
        publishing.goRound();
        var machine = new Machine(port, "Bearer " + new FrontDoor(program, port).token(PARTICIPANT));
        return machine.all(machine.collection(alias) + "objects/", "match%5Bversion%5D=all");
    }

    @Test
    void whatIsPassedOnIsSentAsTheObjectsThatStandInTheFeed() {
        for (var tlp : List.of(Tlp.GREEN, Tlp.CLEAR)) {
            passedOn(tlp, Occasion.REAL);
            var all = heard();
            assertThat(all).extracting(Call::type).containsExactly(STIX);
            assertThat(Bundles.sound(all.getFirst().body())).isNotEmpty();
            var objects = objects(all.getFirst());
            assertThat(objects.values()).extracting(each -> each.path("type").stringValue("")).contains("report",
                    "note",
                    "indicator");
            assertThat(inFeed("c4tap")).containsAll(objects.values());
            assertThat(all.getFirst().body()).contains(domain).doesNotContain(address,
                    stage.bankSecretariat().organisation().value(), SuspiciousMail.hidden(address));
        }
    }

    @Test
    void aDrillIsSentAsOne() {
        passedOn(Tlp.GREEN, Occasion.DRILL);
        var objects = objects(heard().getFirst());
        assertThat(objects.values()).extracting(each -> each.path("type").stringValue("")).contains("report")
                .doesNotContain("indicator");
        assertThat(inFeed("c4tap-drill")).containsAll(objects.values());
    }

    @Test
    void whatIsTakenBackIsSentAsTheVersionsThatSaySo() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        var before = objects(heard().getFirst());
        assertThat(inFeed("c4tap")).containsAll(before.values());
        takenBack(id);
        var all = heard();
        assertThat(all).extracting(Call::type).containsExactly(STIX);
        assertThat(all.getFirst().body()).doesNotContain("請求書", "開かないで", "Invoice");
        assertThat(Bundles.sound(all.getFirst().body())).isNotEmpty();
        var after = objects(all.getFirst());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).allSatisfy((name, each) -> {
            assertThat(each.path("revoked").booleanValue(false)).isTrue();
            assertThat(each.path("modified").stringValue(""))
                    .isGreaterThan(Objects.requireNonNull(before.get(name)).path("modified").stringValue(""));
        });
        // the same are revoked in the feed
        assertThat(inFeed("c4tap").stream().filter(each -> each.path("revoked").booleanValue(false))
                .map(each -> each.path("id").stringValue(""))).containsAll(after.keySet());
    }

    @Test
    void whatIsNarrowerIsOnlyMadeKnown() {
        var id = passedOn(Tlp.AMBER, Occasion.REAL);
        var told = heard();
        takenBack(id);
        var back = heard();
        for (var all : List.of(told, back)) {
            assertThat(all).extracting(Call::type).containsExactly("application/json");
            assertThat(all.getFirst().body()).doesNotContain(domain, "bundle", "請求書", "revoked");
        }
    }

    @Test
    void whoTakesPartNoLongerIsSentNothingOfIt() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        assertThat(heard()).allSatisfy(each -> assertThat(each.body()).doesNotContain(domain, "bundle"));
        takenBack(id);
        assertThat(heard()).allSatisfy(each -> assertThat(each.body()).doesNotContain("bundle", "revoked"));
    }

    @Test
    void whatIsTakenBackBeforeItCouldBeSentIsNotSent() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        takenBack(id);
        assertThat(heard()).isNotEmpty().allSatisfy(each -> assertThat(each.body()).doesNotContain(domain, "請求書"));
    }
}
