package dev.noroshi.misp;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of MISP that pulls ("Sync Actions", "Remote Servers"), call by call as it makes them. Source: MISP 2.5,
/// `ServerSyncTool`, `Server::pull`, `ShadowAttribute::pullProposals`, `GalaxyCluster::pullGalaxyClusters`.
class ServersPullTest extends AskedByMisp {

    /// What `Server::__pullEvent` asks for, as `createParams` writes it.
    private static final String SWITCHES = "/deleted[]:0/deleted[]:1/excludeGalaxy:1/includeEventCorrelations:0"
            + "/includeFeedCorrelations:0/includeWarninglistHits:0/excludeLocalTags:1";

    String key;
    MispClient server;

    @BeforeEach
    void world() {
        key = door.token("namine.mai");
        server = new MispClient(port, "Authorization", key);
    }

    private String raw(String path) throws IOException {
        return RawHttp.get(port, key, "application/json", path);
    }

    private static JsonNode body(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200");
        return JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private JsonNode index(String rules) {
        return MispClient.json(server.send(server.request("/misp/events/index").header("If-None-Match", "\"\"")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(rules))));
    }

    @Test
    void anEventIsGivenByThePathAServerWritesWithItsBracketsAsTheyStand() throws IOException {
        var title = "件名" + UUID.randomUUID();
        stage.issue(content(Tlp.AMBER, title));
        var event = server.event(title);
        var uuid = event.path("uuid").stringValue("");
        assertThat(body(raw("/misp/events/view/" + uuid + SWITCHES)).path("Event")).isEqualTo(event);
        assertThat(raw("/misp/events/view/" + UUID.randomUUID() + SWITCHES)).startsWith("HTTP/1.1 404")
                .contains("Invalid event");
        assertThat(RawHttp.get(port, "nrs_nobodys", "application/json", "/misp/events/view/" + uuid + SWITCHES))
                .startsWith("HTTP/1.1 403").contains("Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/misp/events/index/a[]:0", "/misp/feed/[].json", "/misp/events/viewed[]", "/taxii2/[x]/",
            "/api/v1/advisories/[1]", "/advisories[]", "/[", "/public/]", "/misp/events/view/../../../advisories/[]",
            "/misp/events/view/..%2f[]", "/misp/events/view/1;a=[]"})
    void bracketsInThePathAreRefusedEverywhereElse(String path) throws IOException {
        assertThat(raw(path)).startsWith("HTTP/1.1 400");
    }

    @Test
    void aWholePullIsAnsweredCallByCall() throws IOException {
        var title = "件名" + UUID.randomUUID();
        var issued = stage.issue(content(Tlp.AMBER, title));
        // the test of the connection, which says what may be done with the key: nothing is pushed
        var version = MispClient.json(server.get("/misp/servers/getVersion"));
        assertThat(version.path("version").stringValue("")).matches("2\\.5\\.\\d+");
        assertThat(version.path("perm_sync").booleanValue()).isFalse();
        assertThat(version.path("perm_analyst_data").booleanValue()).as("so none are asked for").isFalse();
        assertThat(version.path("request_encoding").isEmpty()).as("bodies come as they are").isTrue();
        var text = "7 Gate \"Immortal\"\n\t日本語 \\ ".repeat(300);
        var posted = MispClient.json(server.post("/misp/servers/postTest",
                JsonMapper.shared().createObjectNode().put("testString", text).toString()));
        assertThat(posted.path("body").path("testString").stringValue()).isEqualTo(text);
        assertThat(posted.path("headers").path("Content-type").stringValue()).isEqualTo("application/json");
        assertThat(posted.path("headers").path("Accept").stringValue()).isEqualTo("application/json");
        assertThat(posted.toString()).doesNotContain(key);
        assertThat(MispClient.json(server.get("/misp/users/view/me.json")).path("Role").path("perm_sync")
                .booleanValue()).isFalse();

        // clusters of galaxies, if it is told to pull them
        assertThat(MispClient.json(server.post("/misp/galaxy_clusters/restSearch",
                "{\"published\":1,\"minimal\":1,\"custom\":1}")).path("response").isEmpty()).isTrue();
        // which events there are
        var listed = index("{\"minimal\":1,\"published\":1}").valueStream().map(each -> each.path("uuid")).toList();
        var uuid = server.event(title).path("uuid");
        assertThat(listed).contains(uuid);
        var line = index("{\"minimal\":1,\"published\":1}").valueStream().filter(each -> each.path("uuid").equals(uuid))
                .findFirst().orElseThrow();
        assertThat(line.path("published").asBoolean(false)).isTrue();
        assertThat(line.path("sighting_timestamp").stringValue()).as("no sightings are fetched").isEqualTo("0");
        assertThat(line.path("orgc_uuid").isString()).isTrue();
        assertThat(line.path("timestamp").stringValue("")).matches("\\d{10}");
        // each of them, and what has been proposed
        var event = body(raw("/misp/events/view/" + uuid.stringValue("") + SWITCHES)).path("Event");
        assertThat(event.path("EventReport").isEmpty()).as("an empty event would be refused").isFalse();
        assertThat(event.path("protected").booleanValue()).isFalse();
        assertThat(event.path("distribution").stringValue()).isEqualTo("0");
        assertThat(body(raw("/misp/shadow_attributes/index/all:1/timestamp:1760000000/limit:1000/page:1"
                + "/deleted[]:0/deleted[]:1.json")).isEmpty()).isTrue();

        // what is recalled is listed with a later time, and told with all that is in it deleted: an instance takes it away
        stage.clock.advance(java.time.Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        var later = index("{\"minimal\":1,\"published\":1}").valueStream()
                .filter(each -> each.path("uuid").equals(uuid)).findFirst().orElseThrow();
        assertThat(Long.parseLong(later.path("timestamp").stringValue("")))
                .isGreaterThan(Long.parseLong(line.path("timestamp").stringValue("")));
        var recalled = body(raw("/misp/events/view/" + uuid.stringValue("") + SWITCHES)).path("Event");
        assertThat(recalled.path("EventReport").isEmpty()).as("an empty event would be refused").isFalse();
        assertThat(recalled.toString()).doesNotContain(title, "\"to_ids\":true");
    }

    @Test
    void theRulesOfAServerNarrowWhatItPulls() {
        var title = "件名" + UUID.randomUUID();
        stage.issue(content(Tlp.AMBER, title));
        var uuid = server.event(title).path("uuid").stringValue("");
        for (var rules : List.of("\"tag\":[\"tlp:amber\",\"!tlp:red\"]", "\"org\":[\"!Somebody else\"]",
                "\"timestamp\":\"5d\"", "\"type_attribute\":[\"!malware-sample\"],\"type_object\":[\"!file\"]"))
            assertThat(index("{" + rules + ",\"minimal\":1,\"published\":1}").toString()).as(rules).contains(uuid);
        for (var rules : List.of("\"tag\":[\"!tlp:amber\"]", "\"org\":[\"Somebody else\"]",
                "\"timestamp\":\"2099-01-01\""))
            assertThat(index("{" + rules + ",\"minimal\":1,\"published\":1}").toString()).as(rules)
                    .doesNotContain(uuid);
    }
}
