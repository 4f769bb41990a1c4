package dev.noroshi.exchange;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Stage;
import dev.noroshi.exchange.Peer.SignIn;
import dev.noroshi.exchange.Push.Failure;
import dev.noroshi.exchange.Push.Fate;
import dev.noroshi.exchange.StrangeServer.Asked;
import dev.noroshi.exchange.StrangeServer.Reply;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Secret;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.LoopbackClient;
import dev.noroshi.taxii.Outgoing;
import dev.noroshi.taxii.Outgoing.Reach;
import dev.noroshi.taxii.PublishingRound;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the centre tells reaches the servers of partners: all of it, nothing narrower, and that it stands no longer, whatever
/// those servers do.
@NoroshiTest
class PushingTest {

    private static final String ROOT = """
            {"title":"見本","versions":["application/taxii+json;version=2.1"],"max_content_length":%d}""";

    @Autowired
    ApplicationContext program;
    @Autowired
    PeerRows peers;
    @Autowired
    PushRows pushes;
    @Autowired
    HandedRows handed;
    @Autowired
    Handing handing;
    @Autowired
    Outgoing outgoing;
    @Autowired
    Secrets secrets;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    final GuardedClient client = LoopbackClient.make();
    final StrangeServer server = new StrangeServer();
    final List<JsonNode> taken = new ArrayList<>();
    Pushing pushing;
    Stage stage;

    @BeforeEach
    void begin() {
        stage = new Stage(program);
        pushing = new Pushing(pushes, peers, handing, secrets, () -> client, stage.clock);
        stage.clock.reset();
        PublishingRound.go(program);
        jdbc.sql("update exchange.push set active = false").update();
        server.answers(taking(100_000_000));
    }

    @AfterEach
    void end() throws IOException {
        stage.clock.reset();
        server.close();
        client.close();
    }

    /// As a server answers that takes everything at once.
    private Function<Asked, Reply> taking(int room) {
        return answering(room, asked -> {
            var objects = objects(asked);
            taken.addAll(objects);
            return status("complete", objects.size(), "");
        });
    }

    private static Function<Asked, Reply> answering(int room, Function<Asked, Reply> posted) {
        return asked -> asked.method().equals("POST") ? posted.apply(asked) : Reply.of(200, ROOT.formatted(room));
    }

    private static Reply status(String status, int total, String more) {
        return Reply.of(202, """
                {"id":"2d086da7-4bdc-4f91-900e-d77486753710","status":"%s","total_count":%d,"failure_count":0,\
                "success_count":%d,"pending_count":0%s}""".formatted(status, total, total, more));
    }

    private static List<JsonNode> objects(Asked asked) {
        var objects = new ArrayList<JsonNode>();
        JsonMapper.shared().readTree(asked.body()).path("objects").forEach(objects::add);
        return objects;
    }

    private PeerId peer(URI root, String collection, String secret, Reach reach, Occasion occasion) {
        var id = PeerId.random();
        var sealed = secret.isEmpty() ? null : secrets.seal(Secret.of(secret), id);
        peers.add(new Peer(id, "見本の送信先", root, "", sealed == null ? SignIn.NONE : SignIn.BEARER, "", sealed != null,
                Markings.NONE, 60, false, 0, Peer.State.fresh(stage.clock.instant()), Place.BEGINNING, 0), sealed,
                new PersonId(1), stage.clock.instant());
        pushes.write(new Push(id, collection, reach, occasion, true, 0,
                new Push.State(stage.clock.instant(), null, null, 0, null, null), outgoing.end(occasion), null),
                new PersonId(1), stage.clock.instant());
        return id;
    }

    private PeerId peer() {
        return peer(server.root(), "c1", "", Reach.COMMUNITY, Occasion.REAL);
    }

    private Push now(PeerId id) {
        return pushes.find(id).orElseThrow();
    }

    private void round() {
        PublishingRound.go(program);
        stage.clock.advance(Duration.ofMinutes(1));
        pushing.all();
    }

    private List<Fate> fates(PeerId id) {
        return handed.latest(id, 1000).stream().map(HandedRows.Handed::fate).distinct().toList();
    }

    private List<JsonNode> taken(String type) {
        return taken.stream().filter(each -> each.path("type").stringValue("").equals(type)).toList();
    }

    private Advisory.Issued update(Advisory.Issued before, AdvisoryContent content) {
        stage.clock.advance(Duration.ofMinutes(5));
        var draft = done(stage.drafting.update(stage.drafter(), before.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), content,
                dev.noroshi.advisory.Sources.whole(List.of())));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }

    private void recall(Advisory.Issued issued) {
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
    }

    @Test
    void anAdvisoryIsSentWithItsUpdateAndItsRecallAndNothingThatIsNarrower() {
        stage.issue(content(Tlp.GREEN, "送信を始める前の件名"));
        PublishingRound.go(program);
        var id = peer(server.root(), "c1", "token-one", Reach.COMMUNITY, Occasion.REAL);
        stage.issue(content(Tlp.AMBER, "架空のAMBERの件名"));
        var first = stage.issue(content(Tlp.GREEN, "架空の第一報"));
        round();
        var posted = server.asked().stream().filter(each -> each.method().equals("POST")).toList();
        assertThat(posted).hasSize(1).allSatisfy(each -> {
            assertThat(each.path()).isEqualTo("/api1/collections/c1/objects/");
            assertThat(each.type()).isEqualTo("application/taxii+json;version=2.1");
            assertThat(each.accept()).isEqualTo("application/taxii+json;version=2.1");
            assertThat(each.authorization()).isEqualTo("Bearer token-one");
            assertThat(each.body()).contains("架空の第一報").doesNotContain("AMBERの件名", "送信を始める前");
        });
        assertThat(taken("identity")).hasSize(1);
        assertThat(taken("marking-definition")).as("those it refers to").hasSize(2);
        assertThat(fates(id)).containsExactly(Fate.SENT);
        var report = taken("report").getFirst().path("id");
        round();
        assertThat(server.asked()).as("nothing is left to send, and nobody is asked").isEmpty();

        taken.clear();
        var second = update(first, content(Tlp.GREEN, "架空の第二報"));
        round();
        assertThat(taken("report")).extracting(each -> each.path("id")).containsExactly(report);
        assertThat(taken("identity")).as("it has it").isEmpty();
        taken.clear();
        recall(second);
        round();
        assertThat(taken("report")).extracting(each -> each.path("id")).containsExactly(report);
        assertThat(taken).allSatisfy(each -> assertThat(each.path("revoked").booleanValue(false)).isTrue());
        assertThat(taken.toString()).doesNotContain("第二報");
        assertThat(now(id).state().failure()).isNull();
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'exchange.push.hand' and subject = :id")
                .param("id", id.toString()).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void whereOnlyWhatIsForEverybodyGoesNothingElseDoesAndDrillsGoWhereOnlyDrillsGo() {
        var open = peer(server.root(), "open", "", Reach.PUBLIC, Occasion.REAL);
        var drills = peer(server.root(), "drills", "", Reach.COMMUNITY, Occasion.DRILL);
        stage.issue(content(Tlp.GREEN, "架空のGREENの件名"));
        stage.issue(content(Tlp.CLEAR, "架空のCLEARの件名"));
        var draft = done(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(Occasion.DRILL, Language.JA, content(Tlp.CLEAR, "架空の訓練の件名"), List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        round();
        var posted = server.asked().stream().filter(each -> each.method().equals("POST")).toList();
        assertThat(posted).filteredOn(each -> each.path().contains("/open/")).hasSize(1).allSatisfy(
                each -> assertThat(each.body()).contains("CLEARの件名").doesNotContain("GREENの件名", "訓練の件名"));
        assertThat(posted).filteredOn(each -> each.path().contains("/drills/")).hasSize(1).allSatisfy(
                each -> assertThat(each.body()).contains("訓練の件名", "drill").doesNotContain("GREENの件名", "CLEARの件名"));
        assertThat(fates(open)).containsExactly(Fate.SENT);
        assertThat(fates(drills)).containsExactly(Fate.SENT);
    }

    @Test
    void whatIsRecalledBeforeItIsSentNeverGoes() {
        var id = peer();
        server.answers(_ -> Reply.of(503, ""));
        var issued = stage.issue(content(Tlp.GREEN, "送る前に撤回される件名"));
        round();
        assertThat(server.asked()).as("it is not sent where its limit cannot be asked for")
                .noneMatch(each -> each.method().equals("POST"));
        assertThat(fates(id)).containsExactly(Fate.WAITING);
        recall(issued);
        server.answers(taking(100_000_000));
        round();
        assertThat(taken.toString()).doesNotContain("撤回される", "revoked");
        assertThat(fates(id)).doesNotContain(Fate.WAITING, Fate.UNDERWAY);
    }

    @Test
    void whoMayHaveItIsToldOfItsRecallEvenIfItNeverSaidSo() {
        var id = peer();
        server.answers(answering(100_000_000, asked -> {
            taken.addAll(objects(asked));
            throw new IllegalStateException("it takes them and breaks off");
        }));
        var issued = stage.issue(content(Tlp.GREEN, "届いたか分からない件名"));
        round();
        assertThat(taken.toString()).contains("届いたか分からない件名");
        assertThat(now(id).state().failure()).isEqualTo(Failure.UNREACHABLE);
        assertThat(fates(id)).containsExactly(Fate.UNDERWAY);
        recall(issued);
        taken.clear();
        server.answers(taking(100_000_000));
        round();
        assertThat(taken("report")).hasSize(1)
                .allSatisfy(each -> assertThat(each.path("revoked").booleanValue(false)).isTrue());
        assertThat(fates(id)).containsExactlyInAnyOrder(Fate.SENT, Fate.GONE);
    }

    @Test
    void whatItHasNotToldTheOutcomeOfIsAskedForUntilItHas() {
        var id = peer();
        server.answers(answering(100_000_000, asked -> status("pending", objects(asked).size(), "")));
        stage.issue(content(Tlp.GREEN, "処理中の件名"));
        round();
        assertThat(now(id).request()).isEqualTo("2d086da7-4bdc-4f91-900e-d77486753710");
        assertThat(fates(id)).containsExactly(Fate.UNDERWAY);
        server.asked();
        var body = new String(status("pending", 5, "").body(), java.nio.charset.StandardCharsets.UTF_8);
        server.answers(_ -> Reply.of(200, body));
        round();
        assertThat(server.asked()).extracting(Asked::method, Asked::path).containsExactly(org.assertj.core.groups.Tuple
                .tuple("GET", "/api1/status/2d086da7-4bdc-4f91-900e-d77486753710/"));
        var report = handed.latest(id, 100).stream().map(HandedRows.Handed::object)
                .filter(each -> each.startsWith("report--")).findFirst().orElseThrow();
        server.answers(_ -> Reply.of(200, body.replace("pending\"", "complete\"").replace("\"failure_count\":0",
                "\"failure_count\":1,\"failures\":[{\"id\":\"" + report + "\",\"message\":\"架空の理由\"}]")));
        round();
        assertThat(now(id).request()).isNull();
        var refused = handed.latest(id, 100).stream().filter(each -> each.fate() == Fate.REFUSED).toList();
        assertThat(refused).hasSize(1).allSatisfy(each -> {
            assertThat(each.object()).isEqualTo(report);
            assertThat(java.util.Objects.requireNonNull(each.problem()).details()).containsExactly("架空の理由");
        });
        assertThat(fates(id)).containsExactlyInAnyOrder(Fate.SENT, Fate.REFUSED);
    }

    @Test
    void whatItForgotTheOutcomeOfGoesAgain() {
        var id = peer();
        server.answers(answering(100_000_000, asked -> status("pending", objects(asked).size(), "")));
        stage.issue(content(Tlp.GREEN, "忘れられた件名"));
        round();
        server.answers(asked -> asked.path().contains("/status/") ? Reply.of(404, "") : taking(1_000_000).apply(asked));
        round();
        assertThat(now(id).state().failure()).isEqualTo(Failure.UNTOLD);
        assertThat(taken).as("later, not at once").isEmpty();
        round();
        assertThat(taken.toString()).contains("忘れられた件名");
        assertThat(fates(id)).containsExactly(Fate.SENT);
        assertThat(now(id).state().failures()).isZero();
    }

    @Test
    void noEnvelopeIsLargerThanTheServerTakesAndWhatIsTooLargeAloneIsTold() {
        var id = peer();
        server.answers(taking(1_500));
        var more = "架空の長い概要".repeat(100);
        var content = content(Tlp.GREEN, "大きな件名");
        stage.issue(new AdvisoryContent(content.title(), content.fields().with(
                dev.noroshi.form.AdvisoryField.OVERVIEW, new dev.noroshi.form.FieldValue.Text(more)), List.of()));
        round();
        var posted = server.asked().stream().filter(each -> each.method().equals("POST")).toList();
        assertThat(posted).hasSizeGreaterThan(1).allSatisfy(
                each -> assertThat(each.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(1_500));
        assertThat(handed.latest(id, 100).stream().filter(each -> each.fate() == Fate.REFUSED))
                .hasSize(1).allSatisfy(each -> {
                    assertThat(each.object()).startsWith("report--");
                    assertThat(java.util.Objects.requireNonNull(each.problem()).code())
                            .isEqualTo("exchange.push.too-large");
                });
        handed.again(id, stage.clock.instant());
        server.answers(taking(100_000_000));
        round();
        assertThat(fates(id)).containsExactly(Fate.SENT);
    }

    @ParameterizedTest
    @CsvSource({"413,exchange.push.too-large", "422,exchange.push.said"})
    void theOneItWillNotTakeIsFoundAndTheOthersAreSent(int status, String why) {
        var id = peer();
        server.answers(answering(100_000_000, asked -> {
            var objects = objects(asked);
            if (objects.stream().anyMatch(each -> each.path("type").stringValue("").equals("course-of-action")))
                return Reply.of(status, "{\"title\":\"no\",\"description\":\"架空の断り\"}");
            taken.addAll(objects);
            return status("complete", objects.size(), "");
        }));
        stage.issue(content(Tlp.GREEN, "断られるものを含む件名"));
        round();
        assertThat(taken("report")).hasSize(1);
        assertThat(handed.latest(id, 100).stream().filter(each -> each.fate() == Fate.REFUSED)).hasSize(1)
                .allSatisfy(each -> {
                    assertThat(each.object()).startsWith("course-of-action--");
                    assertThat(java.util.Objects.requireNonNull(each.problem()).code()).isEqualTo(why);
                });
        assertThat(now(id).state().failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"401,UNKNOWN", "403,FORBIDDEN", "404,MISSING", "503,BUSY", "418,REFUSED", "302,MOVED",
            "202,UNREADABLE"})
    void whatIsNotTakenWaitsLongerEachTimeAndIsNotLost(int status, Failure failure) {
        var id = peer();
        server.answers(answering(100_000_000, _ -> Reply.of(status, "<html>", "Location", "http://127.0.0.1/")));
        stage.issue(content(Tlp.GREEN, "待たされる件名"));
        round();
        assertThat(now(id).state().failure()).isEqualTo(failure);
        assertThat(Duration.between(stage.clock.instant(), now(id).state().dueAt())).isEqualTo(Duration.ofMinutes(1));
        round();
        assertThat(Duration.between(stage.clock.instant(), now(id).state().dueAt())).isEqualTo(Duration.ofMinutes(2));
        server.answers(taking(100_000_000));
        round();
        assertThat(taken).as("it is not due").isEmpty();
        round();
        assertThat(taken.toString()).contains("待たされる件名");
        assertThat(now(id).state().failures()).isZero();
        assertThat(fates(id)).containsExactly(Fate.SENT);
    }

    @Test
    void anOutcomeThatLeadsElsewhereIsNotFollowed() {
        var id = peer();
        server.answers(answering(100_000_000, _ -> Reply.of(202,
                "{\"id\":\"../../../elsewhere\",\"status\":\"pending\",\"total_count\":1}")));
        stage.issue(content(Tlp.GREEN, "よそへ導かれる件名"));
        round();
        assertThat(now(id).state().failure()).isEqualTo(Failure.UNREADABLE);
        assertThat(now(id).request()).isNull();
        round();
        assertThat(server.asked()).allMatch(
                each -> each.path().equals("/api1/") || each.path().equals("/api1/collections/c1/objects/"));
    }

    @Test
    void whatIsSentLandsInOurQuarantineOfAPartnerWhenBothEndsAreOurs() throws IOException, InterruptedException {
        stage.clock.set(Instant.now());
        var door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
        var token = door.token(Role.PARTNER);
        var root = URI.create("http://127.0.0.1:" + port + "/taxii2/noroshi/");
        var http = HttpClient.newHttpClient();
        var listed = get(http, root.resolve("collections/"), token);
        var collection = "";
        for (var each : listed.path("collections"))
            if (each.path("can_write").booleanValue(false)) collection = each.path("id").stringValue("");
        var id = peer(root, collection, token, Reach.COMMUNITY, Occasion.REAL);
        var title = "両端がわれわれの件名" + UUID.randomUUID();
        var issued = stage.issue(content(Tlp.GREEN, title));
        round();
        assertThat(now(id).state().failure()).isNull();
        assertThat(fates(id)).containsExactly(Fate.SENT);
        var there = root.resolve("collections/" + collection + "/objects/?match%5Btype%5D=report");
        assertThat(get(http, there, token).toString()).contains(title);
        recall(issued);
        round();
        assertThat(fates(id)).containsExactly(Fate.SENT);
        assertThat(get(http, there, token).toString()).doesNotContain(title).contains("\"revoked\":true");
    }

    private static JsonNode get(HttpClient http, URI address, String token) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(http.send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token).header("Accept", "application/taxii+json;version=2.1")
                .build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
