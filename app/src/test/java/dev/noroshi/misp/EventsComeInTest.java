package dev.noroshi.misp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events of MISP that are brought: kept as they came, told to nobody else, and refused with a reason.
@NoroshiTest
class EventsComeInTest {

    private static final String EVENTS = "/api/v1/misp/events";
    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    FrontDoor door;

    @BeforeEach
    void comeIn() {
        door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
        jdbc.sql("delete from misp.event").update();
    }

    private MispClient api(Role role) {
        return new MispClient(port, "Authorization", "Bearer " + door.token(role), "Accept-Language", "en");
    }

    private MispClient misp(Role role) {
        return new MispClient(port, "Authorization", door.token(role));
    }

    private static String sample(String name) {
        try (var in = EventsComeInTest.class.getResourceAsStream("/misp/" + name + ".json")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ObjectNode event(String name) {
        var read = JsonMapper.shared().readTree(sample(name));
        var found = read.path("response").isArray() ? read.path("response").path(0) : read;
        return (ObjectNode) (found.has("Event") ? found.path("Event") : found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phishing", "ransomware", "vulnerability"})
    void anEventGoesInAndOutAndLosesNothingThatIsNotListed(String name) {
        var trip = Trip.of(this, name);
        assertThat(trip.lost()).isEmpty();
        // and what is listed is indeed not there
        for (var gone : List.of("analyst@csirt.example", "UEsDBBQ", "A bank", "Logistics\"", "workflow:state"))
            assertThat(trip.got().toString()).doesNotContain(gone);
        assertThat(trip.left()).hasSize(switch (name) {
            case "phishing" -> 4;
            case "ransomware" -> 3;
            default -> 0;
        });
    }

    /// Events of others, which the makers of PyMISP test it with; src/test/resources/misp/public says whose they are.
    @ParameterizedTest
    @CsvSource({"57c4445b, 0", "misp_event, 0", "shadow, 3", "malware_exist, 2",
            "sighting_2, 3", "japanese_test, 1", "galaxy_1, 3", "existing_event, 22", "to_delete3, 0",
            "mainly_objects_2, 1"})
    void aPublicEventGoesInAndOutAndLosesNothingThatIsNotListed(String name, int left) {
        var trip = Trip.of(this, "public/" + name);
        assertThat(trip.lost()).isEmpty();
        assertThat(trip.left()).hasSize(left);
        assertThat(trip.got().toString()).doesNotContain("\"data\"", "event_creator_email");
    }

    @Test
    void everyNameThatIsPassedOverStandsInTheDocumentation() throws IOException {
        var said = Files.readString(Path.of("../docs/misp.md"), StandardCharsets.UTF_8);
        assertThat(passed(Shape.EVENT)).allSatisfy(name -> assertThat(said).contains("`" + name + "`"));
    }

    private static Set<String> passed(Shape shape) {
        var all = new TreeSet<>(shape.passed());
        shape.parts().values().forEach(part -> all.addAll(passed(part)));
        return all;
    }

    @Test
    void whoBringsAnEventIsToldWhatWasPassedOver() {
        var answer = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, sample("public/japanese_test")));
        assertThat(answer.path("passedOver").valueStream().map(JsonNode::stringValue)).contains("exportable",
                "hide_tag", "Org").doesNotContain("info", "colour");
        assertThat(upload(door.browser(Role.CENTRE_ANALYST), sample("public/sighting_2")).body())
                .contains("元のMISPの外では意味がないため", "exportable", "観測は、誰が見たかを示すためです");
    }

    private static HttpResponse<String> upload(Browser browser, String event) {
        var token = browser.get("/indicators/misp").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*",
                "$1");
        var body = "--b-o-u\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b-o-u\r\nContent-Disposition: form-data; name=\"file\"; filename=\"event.json\"\r\n\r\n"
                + event
                + "\r\n--b-o-u--\r\n";
        return browser.send(
                browser.request("/indicators/misp").header("Content-Type", "multipart/form-data; boundary=b-o-u")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    /// An event sent and asked for again.
    ///
    /// @param left the places that were listed as not kept
    /// @param lost what is neither there nor listed
    private record Trip(JsonNode got, Set<String> left, Set<String> lost) {

        static Trip of(EventsComeInTest test, String name) {
            var sent = event(name);
            var answer = MispClient.json(test.api(Role.CENTRE_ANALYST).post(EVENTS, sent.toString()));
            var left = new TreeSet<String>();
            answer.path("leftOut").forEach(each -> left.add(each.path("place").stringValue("")));
            var passed = new HashSet<String>();
            answer.path("passedOver").forEach(each -> passed.add(each.stringValue("")));
            var got = MispClient.json(test.misp(Role.CENTRE_ANALYST)
                    .get("/misp/events/view/" + sent.path("uuid").stringValue(""))).path("Event");
            var lost = new TreeSet<String>();
            compare(sent, got, "Event", left, passed, lost);
            return new Trip(got, left, lost);
        }
    }

    /// Everything that was sent is there, or was listed, or its name is among those passed over.
    private static void compare(JsonNode sent, JsonNode got, String place, Set<String> left, Set<String> passed,
            Set<String> lost) {
        if (left.contains(place)) return;
        switch (sent) {
            case ObjectNode object -> object.properties().forEach(each -> {
                var value = each.getValue();
                if (!passed.contains(each.getKey()) && !value.isNull() && !(value.isContainer() && value.isEmpty())
                        && !(value.isString() && value.stringValue().isEmpty()))
                    compare(value, got.path(each.getKey()), place + "." + each.getKey(), left, passed, lost);
            });
            case tools.jackson.databind.node.ArrayNode list -> {
                var skipped = 0;
                for (var i = 0; i < list.size(); i++)
                    if (left.contains(place + "[" + i + "]")) skipped++;
                    else compare(list.get(i), got.path(i - skipped), place + "[" + i + "]", left, passed, lost);
            }
            default -> {
                if (!sent.equals(got)) lost.add(place + ": " + sent + " became " + got);
            }
        }
    }

    @Test
    void whatCanBeRecognisedBecomesAnIndicatorAndOfEverythingElseItIsSaidWhy() {
        var answer = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, sample("ransomware")));
        assertThat(answer.path("taken").stringValue()).isEqualTo("NEW");
        assertThat(answer.path("tlp").stringValue()).isEqualTo("AMBER+STRICT");
        assertThat(reasons(answer)).containsExactly("no-indicator", null, "deleted", null, null, null, "no-indicator",
                null, null);
        var known = MispClient.json(api(Role.CENTRE_ANALYST)
                .get("/api/v1/indicators?source=" + answer.path("source").stringValue("")));
        assertThat(known.toString()).contains("cdn.example-locker.top", "svch0st.exe", "2a0e:b107:1::9", "locker.exe")
                .doesNotContain("old-c2");
        var other = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, sample("vulnerability")));
        assertThat(reasons(other)).containsExactly(null, null, "not-for-detection", null, "no-indicator");
        var shell = MispClient.json(
                api(Role.CENTRE_ANALYST).get("/api/v1/indicators?source=" + other.path("source").stringValue("")));
        assertThat(shell.toString()).contains("T1505.003", "CVE-2026-31337");
    }

    private static List<String> reasons(JsonNode answer) {
        return answer.path("lines").valueStream()
                .map(each -> each.path("noIndicator").isNull() ? null : each.path("noIndicator").stringValue())
                .toList();
    }

    @Test
    void theSameAgainChangesNothingALaterOneReplacesItAndAnEarlierOneIsRefused() {
        var api = api(Role.CENTRE_ANALYST);
        var event = event("phishing");
        assertThat(api.post(EVENTS, event.toString()).statusCode()).isEqualTo(201);
        var again = api.put(EVENTS, event.toString());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(MispClient.json(again).path("taken").stringValue()).isEqualTo("SAME");
        var old = MispClient.json(again).path("source").stringValue("");

        event.put("timestamp", "1792022401");
        event.put("info", "Later");
        var later = MispClient.json(api.put(EVENTS, event.toString()));
        assertThat(later.path("taken").stringValue()).isEqualTo("CHANGED");
        assertThat(later.path("source").stringValue("")).isNotEqualTo(old);
        assertThat(api.get("/api/v1/indicators?holding=true&source=" + old).body()).doesNotContain("parcel-notice");
        assertThat(api.put(EVENTS, sample("phishing")).statusCode()).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void whatAnOrganisationBroughtIsItsOwn() {
        var uuid = event("vulnerability").path("uuid").stringValue("");
        api(Role.OPERATOR_MANAGER).post(EVENTS, sample("vulnerability"));
        assertThat(misp(Role.OPERATOR_MANAGER).get("/misp/events/view/" + uuid).statusCode()).isEqualTo(200);
        assertThat(misp(Role.OPERATOR_MANAGER).attributes("{\"value\": \"CVE-2026-31337\"}")).hasSize(1);
        // also not by its feed, which is the centre's
        assertThat(misp(Role.OPERATOR_MANAGER).get("/misp/feed/manifest.json").body()).doesNotContain(uuid);
        for (var role : List.of(Role.SECRETARIAT, Role.MINISTRY, Role.CENTRE_ANALYST, Role.PARTNER)) {
            assertThat(misp(role).get("/misp/events/view/" + uuid).statusCode()).as(role.code()).isEqualTo(404);
            assertThat(misp(role).attributes("{\"value\": \"CVE-2026-31337\"}")).as(role.code()).isEmpty();
        }
        var removed = api(Role.SECRETARIAT).send(api(Role.SECRETARIAT).request(EVENTS + "/" + uuid).DELETE());
        assertThat(removed.statusCode()).isEqualTo(404);
        var own = api(Role.OPERATOR_MANAGER);
        assertThat(own.send(own.request(EVENTS + "/" + uuid).DELETE()).statusCode()).isEqualTo(204);
        assertThat(misp(Role.OPERATOR_MANAGER).get("/misp/events/view/" + uuid).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"response\": [%s]}", " [%s]", "\uFEFF[%s]"})
    void theEventsOfAFileAreBroughtOneByOneAndABadOneKeepsNoneOut(String around) {
        var answer = api(Role.CENTRE_ANALYST).post(EVENTS, around.formatted(String.join(",", sample("phishing"),
                "{\"Event\": {\"info\": \"x\"}}", "7", event("vulnerability").toString(), sample("phishing"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var events = MispClient.json(answer).path("events");
        assertThat(events.valueStream().map(each -> each.path("status").intValue()).toList()).containsExactly(201, 422,
                422, 201, 200);
        assertThat(events.path(3).path("answer").path("uuid")).isEqualTo(event("vulnerability").path("uuid"));
        assertThat(events.path(1).path("answer").path("errors").path(0).path("code").stringValue())
                .isEqualTo("misp.no-uuid");
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void ofTooManyEventsNoneIsBrought() {
        var answer = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS,
                "[" + String.join(",", java.util.Collections.nCopies(201, sample("vulnerability"))) + "]"));
        assertThat(answer.toString()).contains("misp.too-many-events");
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isZero();
    }

    @Test
    void onlyTheCentreLetsWhatItBroughtGoAsFarAsItIsMarked() {
        var refused = api(Role.OPERATOR_MANAGER).post(EVENTS + "?shared=true", sample("phishing"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from misp.event").query(Integer.class).single()).isZero();
        var shared = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS + "?shared=true", sample("phishing")));
        assertThat(shared.path("tlp").stringValue()).isEqualTo("GREEN");
        assertThat(api(Role.OPERATOR_MANAGER).get("/api/v1/indicators?q=parcel-notice.top").body())
                .contains("delivery@parcel-notice.top");
    }

    @Test
    void whatIsNoEventIsRefusedWithEverythingThatIsWrong() {
        var api = api(Role.CENTRE_ANALYST);
        assertProblems(api.post(EVENTS, "{\"Event\": {\"uuid\": \"1\", \"timestamp\": \"soon\", \"date\": \"today\"}}"),
                "misp.no-uuid", "misp.no-info",
                "misp.no-timestamp", "misp.no-date");
        assertProblems(api.post(EVENTS, "{\"type\": \"bundle\"}"), "misp.no-event");
        assertProblems(api.post(EVENTS, "{\"Event\": []}"), "misp.no-event");
        assertProblems(api.post(EVENTS + "?tlp=PURPLE", sample("phishing")), "no-such-option");
    }

    @Test
    void whatDoesNotSayWhenItIsFromIsFromNow() {
        var event = event("vulnerability");
        event.remove(List.of("timestamp", "date"));
        MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, event.toString()));
        var got = misp(Role.CENTRE_ANALYST).event(event.path("info").stringValue(""));
        assertThat(got.path("timestamp").stringValue("")).matches("\\d{10}");
        assertThat(got.path("date").stringValue("")).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void hostileInputIsRefusedWithAReason() {
        var api = api(Role.CENTRE_ANALYST);
        assertProblems(api.post(EVENTS, "{\"Event\":".repeat(50_000) + "1" + "}".repeat(50_000)), "bulletin.json.deep");
        assertProblems(api.post(EVENTS, "{\"Event\": {}, \"Event\": {}}"), "bulletin.json.duplicate");
        assertProblems(api.post(EVENTS, "{\"Event\": \"" + "x".repeat(1_100_000) + "\"}"), "misp.no-event");
        var wordy = event("vulnerability");
        ((ObjectNode) wordy.path("Attribute").path(0)).put("comment", "x".repeat(1_000_001));
        assertProblems(api.post(EVENTS, wordy.toString()), "misp.text-long");
        assertThat(api.post(EVENTS, "x".repeat(11 << 20)).statusCode()).isEqualTo(413);
        var many = event("vulnerability");
        var attributes = many.putArray("Attribute");
        for (var i = 0; i < 5_001; i++)
            attributes.addObject().put("type", "ip-dst").put("to_ids", true).put("value",
                    "45.1." + i / 250 + "." + i % 250);
        assertProblems(api.post(EVENTS, many.toString()), "misp.too-many");
        // what would be calculated or begin a comment in a table is only a value
        var odd = event("vulnerability").put("uuid", UUID.randomUUID().toString());
        odd.putArray("Attribute").addObject().put("type", "domain").put("to_ids", true).put("value",
                "=HYPERLINK(\"x\"),evil\n#,two.example-odd.top");
        var taken = api.post(EVENTS, odd.toString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }

    /// A sample is left out however long it is, as long as the whole is not longer than a body may be.
    @Test
    void anEventWithALargeSampleIsKeptWithoutIt() {
        var event = event("vulnerability");
        event.withArray("Attribute").addObject().put("type", "malware-sample").put("value",
                "loader.exe|0f1e2d3c4b5a69788796a5b4c3d2e1f0").put("to_ids", true)
                .put("data", "QUJD".repeat(2_000_000));
        var answer = MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, "[" + event + "]")).path("events").path(0);
        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.path("answer").path("leftOut").toString()).contains(".data", "file");
        assertThat(misp(Role.CENTRE_ANALYST).get("/misp/events/view/" + event.path("uuid").stringValue("")).body())
                .contains("loader.exe").doesNotContain("QUJDQUJD");
    }

    @Test
    void aCodeThatIsNoCharacterIsRefusedWithItsPlace() {
        var api = api(Role.CENTRE_ANALYST);
        var good = event("vulnerability").toString();
        for (var wrong : List.of(good.replace("\"info\":\"", "\"info\":\"\\u0000"),
                good.replace("\"value\":\"", "\"value\":\"a\\u0000b"),
                good.replace("\"info\":", "\"never\\u0000heard\":1,\"info\":"),
                good.replace("\"info\":", "\"\\udc00heard\":1,\"info\":"),
                good.replace("\"info\":\"", "\"info\":\"\\ud83d "))) {
            assertThat(wrong).isNotEqualTo(good);
            assertProblems(api.post(EVENTS, wrong), "bulletin.json.character");
            // in a file with others it keeps itself out alone
            var list = MispClient.json(api.post(EVENTS, "[" + wrong + "," + good + "]")).path("events");
            assertThat(list.path(0).path("answer").toString()).contains("bulletin.json.character");
            assertThat(list.path(1).path("status").intValue()).isIn(200, 201);
        }
        assertThat(api.post(EVENTS, good.replace("\"info\":\"", "\"info\":\"\\u0000")).body())
                .contains("/info");
        // a name that is told shortened is not cut in the middle of a character
        var odd = event("phishing").put("x".repeat(59) + "😀😀", 1);
        var taken = api.post(EVENTS, odd.toString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("x".repeat(59) + "…");
    }

    private static void assertProblems(HttpResponse<String> answer, String... codes) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        var found = JsonMapper.shared().readTree(answer.body()).path("errors").valueStream()
                .map(each -> each.path("code").stringValue("")).toList();
        assertThat(found).containsExactlyInAnyOrder(codes);
    }

    @Test
    void thePageSaysWhatCameOfEveryAttribute() {
        var browser = door.browser(Role.CENTRE_ANALYST);
        assertThat(browser.get("/indicators/misp").body()).contains("MISPのイベントを取り込む");
        MispClient.json(api(Role.CENTRE_ANALYST).post(EVENTS, sample("ransomware")));
        var page = browser.get("/indicators/misp").body();
        assertThat(page).contains("Ransomware at a logistics company", "/indicators?source=");
    }
}
