package dev.noroshi.misp;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What clients of MISP get: the advisories they may read, as events of the centre.
class EventsGoOutTest extends AskedByMisp {

    private static final String SHA256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String MD5 = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    String domain;

    @BeforeEach
    void world() {
        domain = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 20) + ".top";
    }

    private AdvisoryContent ofTheCampaign(Tlp tlp, String title) {
        return saying(tlp, title, "CVE-2026-12345 が悪用されています（T1566.001）。",
                "通信先: %s、8.8.8.8".formatted(domain.replace(".", "[.]")),
                "検体: invoice.exe %s %s\n".formatted(MD5, SHA256));
    }

    private static List<String> texts(JsonNode nodes, String name) {
        return nodes.valueStream().map(each -> each.path(name).stringValue("")).toList();
    }

    @Test
    void anAdvisoryIsAnEventOfTheCentreWithItsValuesObjectsAndTags() {
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var event = client("namine.mai").event(title);

        assertThat(event.path("info").stringValue()).isEqualTo(issued.number() + " " + title);
        assertThat(event.path("Orgc")).isEqualTo(event.path("Org"));
        assertThat(event.path("Orgc").path("name").stringValue("")).contains("国家");
        assertThat(event.path("threat_level_id").stringValue()).isEqualTo("1");
        assertThat(event.path("distribution").stringValue()).isEqualTo("0");
        assertThat(event.path("published").booleanValue()).isTrue();
        assertThat(texts(event.path("Tag"), "name")).contains("tlp:amber",
                "misp-galaxy:mitre-attack-pattern=\"T1566.001\"");
        var attributes = event.path("Attribute");
        assertThat(texts(attributes, "value")).contains(domain, "8.8.8.8");
        for (var each : attributes) {
            var isBad = each.path("value").stringValue("").equals(domain);
            assertThat(each.path("to_ids").booleanValue()).as(each.toString()).isEqualTo(isBad);
            if (!isBad) assertThat(each.path("comment").stringValue("")).isNotEmpty();
        }
        var objects = event.path("Object");
        assertThat(texts(objects, "name")).containsExactly("file", "vulnerability");
        assertThat(texts(objects.path(0).path("Attribute"), "object_relation")).containsExactlyInAnyOrder("filename",
                "md5", "sha256");
        assertThat(objects.path(1).path("Attribute").path(0).path("value").stringValue()).isEqualTo("CVE-2026-12345");
        assertThat(event.path("EventReport").path(0).path("content").stringValue("")).contains("RG-4000");
    }

    /// Who asks for what changed since they last asked is told of it.
    @Test
    void anEventIsANewerOneFromTheMomentAValueInItEnds() {
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var before = client("namine.mai").event(title);
        var ends = issued.publication().issuedAt().plusSeconds(90);
        assertThat(jdbc.sql("update indicator.mention set valid_until = :ends where value = :domain")
                .param("ends", ends.atOffset(java.time.ZoneOffset.UTC)).param("domain", domain).update()).isPositive();
        assertThat(client("namine.mai").event(title)).isEqualTo(before);
        stage.clock.advance(Duration.ofMinutes(2));
        var after = client("namine.mai").event(title);
        assertThat(after.path("timestamp").stringValue()).isEqualTo(Long.toString(ends.getEpochSecond()));
        assertThat(after.path("publish_timestamp")).isEqualTo(before.path("publish_timestamp"));
        assertThat(after.path("uuid")).isEqualTo(before.path("uuid"));
        for (var each : after.path("Attribute")) {
            var hasEnded = each.path("value").stringValue("").equals(domain);
            if (hasEnded) assertThat(each.path("to_ids").booleanValue()).isFalse();
            assertThat(each.path("timestamp")).isEqualTo(after.path(hasEnded ? "timestamp" : "publish_timestamp"));
        }
    }

    @Test
    void anEventHasTheSameNamesForEverybodyAndKeepsThemWhenItChanges() {
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var before = client("namine.mai").event(title);
        assertThat(client("kanetsuki.ren").event(title).path("uuid")).isEqualTo(before.path("uuid"));
        // no MISP takes anything younger
        assertThat(UUID.fromString(before.path("uuid").stringValue("")).version()).isEqualTo(5);
        stage.clock.advance(Duration.ofMinutes(5));
        var next = title();
        var draft = done(stage.drafting.update(stage.drafter(), issued.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), ofTheCampaign(Tlp.AMBER, next),
                dev.noroshi.advisory.Sources.whole(List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));

        var after = client("namine.mai").event(next);
        assertThat(after.path("uuid")).isEqualTo(before.path("uuid"));
        assertThat(Long.parseLong(after.path("timestamp").stringValue("")))
                .isGreaterThan(Long.parseLong(before.path("timestamp").stringValue("")));
        assertThat(after.path("Attribute").path(0).path("uuid"))
                .isEqualTo(before.path("Attribute").path(0).path("uuid"));
        assertThat(client("namine.mai").knows(title)).isFalse();
    }

    @Test
    void whoWasNotHandedItLearnsOfItFromNothing() {
        var other = client("shakuno.ritsuko");
        var everything = List.of("/misp/feed/manifest.json", "/misp/feed/hashes.csv", "/misp/events/index");
        var before = everything.stream().map(path -> other.get(path).body()).toList();
        var count = count(other);
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var ministry = client("namine.mai");
        var event = ministry.event(title);
        var uuid = event.path("uuid").stringValue("");

        assertThat(everything.stream().map(path -> other.get(path).body()).toList()).isEqualTo(before);
        assertThat(count(other)).isEqualTo(count);
        assertThat(other.attributes("{\"value\": \"" + domain + "\"}")).isEmpty();
        var nowhere = other.get("/misp/events/view/" + UUID.randomUUID());
        for (var path : List.of("/misp/events/view/" + uuid, "/misp/events/view/" + event.path("id").stringValue(""),
                "/misp/events/" + uuid, "/misp/feed/" + uuid + ".json")) {
            var answer = other.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body().replaceFirst("\"url\".*", ""))
                    .isEqualTo(nowhere.body().replaceFirst("\"url\".*", ""));
            assertThat(ministry.get(path).statusCode()).as(path).isEqualTo(200);
        }
        // the bank has it once it was passed on, and not before
        var bank = client("haginomiya.wataru");
        assertThat(bank.knows(title)).isFalse();
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        assertThat(bank.knows(title)).isTrue();
        assertThat(other.knows(title)).isFalse();
    }

    private static String count(MispClient client) {
        return client.post("/misp/events/restSearch", "{\"limit\": 1}").headers().firstValue("X-Result-Count")
                .orElseThrow();
    }

    @Test
    void whatIsPublicIsThereForEverybodyWhoMayReadAdvisories() {
        var title = title();
        stage.issue(ofTheCampaign(Tlp.CLEAR, title));
        var event = client("shakuno.ritsuko").event(title);
        assertThat(texts(event.path("Tag"), "name")).contains("tlp:clear", "tlp:white");
        assertThat(event.path("distribution").stringValue()).isEqualTo("3");
        assertThat(texts(event.path("Attribute"), "value")).contains(domain);
        assertThat(event.path("uuid")).isEqualTo(client("kanetsuki.ren").event(title).path("uuid"));
    }

    @Test
    void whoMayReadAnAdvisoryTakesItAwayAsAnEventUntilALaterOneTakesItsPlace() {
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var file = "/files/advisories/" + issued.id() + "/misp.json";
        var browser = door.browser("namine.mai");
        assertThat(browser.get("/advisories/" + issued.id()).body()).contains(file);
        var taken = browser.download(file);
        assertThat(taken.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
                .contains(issued.number() + ".misp.json");
        assertThat(tools.jackson.databind.json.JsonMapper.shared().readTree(taken.body()).path("Event"))
                .isEqualTo(client("namine.mai").event(title));
        assertThat(door.browser("shakuno.ritsuko").get(file).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'advisory.export' and subject = :id")
                .param("id", issued.id().toString()).query(Integer.class).single()).isEqualTo(1);

        stage.clock.advance(Duration.ofMinutes(5));
        var draft = done(stage.drafting.update(stage.drafter(), issued.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), ofTheCampaign(Tlp.AMBER, title()),
                dev.noroshi.advisory.Sources.whole(List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        assertThat(browser.get("/advisories/" + issued.id()).body()).doesNotContain(file);
        assertThat(browser.get(file).statusCode()).isEqualTo(404);
        assertThat(browser.get("/files/advisories/" + draft.id() + "/misp.json").statusCode()).isEqualTo(200);
        done(stage.recalling.recall(stage.drafter(), draft.id(), "誤りがあったため"));
        assertThat(browser.get("/files/advisories/" + draft.id() + "/misp.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsRecalledSaysNothingAnyMore() {
        var title = title();
        var issued = stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var clients = List.of(client("namine.mai"), client("kanetsuki.ren"));
        var uuid = clients.getFirst().event(title).path("uuid").stringValue("");
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        for (var each : clients) {
            assertThat(each.knows(title)).isFalse();
            assertThat(each.attributes("{\"value\": \"" + domain + "\"}")).isEmpty();
            // whoever had it learns that there is nothing in it any more
            for (var path : List.of("/misp/events/view/" + uuid, "/misp/feed/manifest.json", "/misp/events/index"))
                assertThat(each.get(path).body()).as(path).contains(uuid).doesNotContain(title, domain);
            assertThat(MispClient.json(each.get("/misp/events/view/" + uuid)).path("Event").path("Attribute").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void theFeedIsListedAndEachEventOfItIsAFile() {
        var title = title();
        stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var ministry = client("namine.mai");
        var manifest = MispClient.json(ministry.get("/misp/feed/manifest.json"));
        var uuid = ministry.event(title).path("uuid").stringValue("");
        assertThat(manifest.path(uuid).path("info").stringValue("")).endsWith(title);
        assertThat(texts(manifest.path(uuid).path("Tag"), "name")).contains("tlp:amber");
        for (var each : manifest.propertyNames())
            assertThat(ministry.get("/misp/feed/" + each + ".json").statusCode()).isEqualTo(200);
        assertThat(ministry.get("/misp/feed/hashes.csv").body()).contains("," + uuid + "\n");
    }

    @Test
    void searchesNarrowAsMispDoes() {
        var title = title();
        stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var ministry = client("namine.mai");
        var event = ministry.event(title);
        var uuid = event.path("uuid").stringValue("");
        var seconds = Long.parseLong(event.path("timestamp").stringValue(""));

        assertThat(ministry.attributes("{\"value\": \"%" + domain.substring(3, 15) + "%\"}")).hasSize(1);
        assertThat(ministry.attributes("{\"value\": \"" + domain.substring(3, 15) + "\"}")).isEmpty();
        var all = "{\"eventid\": \"" + uuid + "\", ";
        assertThat(ministry.attributes(all + "\"type\": [\"md5\", \"sha256\"]}")).hasSize(2);
        assertThat(ministry.attributes(all + "\"type\": \"!md5\", \"category\": \"Payload delivery\"}")).hasSize(2);
        assertThat(ministry.attributes(all + "\"to_ids\": 1}")).hasSize(4);
        assertThat(ministry.attributes(all + "\"enforceWarninglist\": 1}")).hasSize(5);
        assertThat(ministry.attributes(all + "\"tags\": [\"tlp:amber\", \"tlp:none\"]}")).hasSize(6);
        assertThat(ministry.attributes(all + "\"tags\": {\"NOT\": [\"tlp:amber\"]}}")).isEmpty();
        assertThat(ministry.attributes(all + "\"limit\": 4, \"page\": 1}")).hasSize(4);
        assertThat(ministry.attributes(all + "\"limit\": 4, \"page\": 2}")).hasSize(2);
        assertThat(ministry.attributes(all + "\"limit\": 4, \"page\": 3}")).isEmpty();
        assertThat(ministry.attributes(all + "\"object_name\": \"file\"}")).hasSize(3);
        for (var holds : List.of("\"timestamp\": " + seconds, "\"timestamp\": [\"" + seconds + "\", " + seconds + "]",
                "\"last\": \"5d\"", "\"from\": \"" + event.path("date").stringValue("") + "\"",
                "\"to\": \"" + event.path("date").stringValue("") + "\"", "\"published\": 1",
                "\"threat_level_id\": [1, 2]", "\"searchall\": \"%" + domain + "\"", "\"org\": \"%国家%\"",
                "\"event_tags\": \"tlp:%\", \"value\": \"" + domain + "\""))
            assertThat(ministry.events(all + holds + "}")).as(holds).hasSize(1);
        for (var fails : List.of("\"timestamp\": " + (seconds + 1), "\"publish_timestamp\": [0, 1000]",
                "\"from\": \"2099-01-01\"", "\"to\": \"2001-01-01\"", "\"published\": 0", "\"threat_level_id\": 4",
                "\"value\": \"nobody.example\"", "\"uuid\": \"" + UUID.randomUUID() + "\""))
            assertThat(ministry.events(all + fails + "}")).as(fails).isEmpty();
        for (var words : List.of("%" + domain, domain, "%" + domain.substring(3, 15) + "%"))
            assertThat(ministry.attributes(all + "\"searchall\": \"" + words + "\"}")).as(words).hasSize(1);
        assertThat(ministry.attributes(all + "\"searchall\": \"%" + title + "\"}")).hasSize(6);
        assertThat(ministry.attributes(all + "\"searchall\": \"%" + title + "\", \"type\": \"md5\"}")).hasSize(1);
        assertThat(ministry.attributes(all + "\"quickFilter\": \"nobody.example\"}")).isEmpty();
        assertThat(ministry.attributes(all + "\"searchall\": \"!%" + domain + "\"}")).hasSize(5);
        // the wildcard search of MISP's own pages: the words stand under "value"
        assertThat(ministry.attributes(all + "\"searchall\": 1, \"value\": \"%" + title + "\"}")).hasSize(6);
        assertThat(ministry.events(all + "\"metadata\": true}").getFirst().has("Attribute")).isFalse();
        assertThat(ministry.get("/misp/attributes/restSearch?value=" + domain).body()).contains(uuid);
        assertThat(MispClient.json(ministry.post("/misp/events/index", "{\"minimal\": 1}")).toString()).contains(uuid)
                .doesNotContain(title);
    }

    /// So it stood in the guide once; MISP puts a slash and the name of the file behind whatever was entered.
    @Test
    void aFeedIsAnsweredWhoeverEnteredItWithASlashAtItsEnd() throws java.io.IOException {
        var title = title();
        stage.issue(ofTheCampaign(Tlp.AMBER, title));
        var key = door.token("namine.mai");
        var uuid = client("namine.mai").event(title).path("uuid").stringValue("");
        for (var file : List.of("manifest.json", uuid + ".json"))
            assertThat(dev.noroshi.testing.RawHttp.get(port, key, "application/json", "/misp/feed//" + file))
                    .startsWith("HTTP/1.1 200").contains(uuid);
        assertThat(dev.noroshi.testing.RawHttp.get(port, "nrs_nobodys", "application/json",
                "/misp/feed//manifest.json")).startsWith("HTTP/1.1 403");
        for (var path : List.of("/misp//feed/manifest.json", "/misp/feed///manifest.json", "/misp/events//index",
                "/misp/feed//../events/index", "/misp/feed//"))
            assertThat(dev.noroshi.testing.RawHttp.get(port, key, "application/json", path)).as(path)
                    .startsWith("HTTP/1.1 4");
    }

    @Test
    void aFilterWeDoNotKnowIsNotPassedOver() {
        var ministry = client("namine.mai");
        for (var asked : List.of("{\"valeu\": \"x\"}", "{\"returnFormat\": \"xml\"}", "{\"timestamp\": \"soon\"}",
                "{\"limit\": -1}", "{\"page\": 0}", "{", "[]", "{\"a\":1,\"a\":2}")) {
            var answer = ministry.post("/misp/attributes/restSearch", asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(400);
            assertThat(answer.body()).contains("\"name\"", "\"message\"", "\"url\":\"/attributes/restSearch\"");
        }
    }

    @Test
    void aSearchForACodeThatIsNoCharacterIsRefused() {
        var ministry = client("namine.mai");
        for (var kind : List.of("events", "attributes"))
            for (var name : List.of("value", "uuid", "eventinfo", "tags", "type")) {
                var path = "/misp/" + kind + "/restSearch";
                for (var code : List.of("\\u0000", "\\ud800")) {
                    var posted = ministry.post(path, "{\"" + name + "\": [\"a" + code + "\"]}");
                    assertThat(posted.statusCode()).as(name + code).isEqualTo(400);
                    assertThat(posted.body()).contains("/" + name);
                }
                assertThat(ministry.get(path + "?" + name + "=a%00b").statusCode()).as(name).isEqualTo(400);
            }
    }

    @Test
    void theKeyStandsAloneOrAsABearerOrInMispsOwnHeader() {
        var key = door.token("namine.mai");
        var path = "/misp/servers/getVersion";
        assertThat(new MispClient(port, "Authorization", key).get(path).statusCode()).isEqualTo(200);
        assertThat(new MispClient(port, "Authorization", "Bearer " + key).get(path).statusCode()).isEqualTo(200);
        assertThat(new MispClient(port, "X-MISP-AUTH", key).get(path).statusCode()).isEqualTo(200);
        // nowhere else
        assertThat(new MispClient(port, "Authorization", key).get("/api/v1/advisories").statusCode()).isEqualTo(401);
        assertThat(new MispClient(port, "X-MISP-AUTH", key).get("/api/v1/advisories").statusCode()).isEqualTo(401);
        assertThat(new MispClient(port, "Authorization", key).get("/taxii2/").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatOnlyReadsMaySearchByPostAndBringsNothing() {
        var key = door.token("namine.mai");
        jdbc.sql("update access.api_token set read_only = true where hash = sha256(convert_to(:key, 'UTF8'))")
                .param("key", key).update();
        assertThat(new MispClient(port, "Authorization", key).post("/misp/events/restSearch", "{}").statusCode())
                .isEqualTo(200);
        var brought = new MispClient(port, "Authorization", "Bearer " + key).post("/api/v1/misp/events", "{}");
        assertThat(brought.statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsNotKnownOrMayNotIsRefusedInTheWordsOfMisp() {
        for (var nobody : List.of(new MispClient(port), new MispClient(port, "Authorization", "nrs_nobodys"),
                new MispClient(port, "Authorization", "0123456789012345678901234567890123456789"))) {
            var answer = nobody.get("/misp/events/index");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Authentication failed. Please make sure you pass the API key");
        }
        for (var role : List.of(Role.COUNCIL, Role.AUDITOR, Role.ADMINISTRATOR)) {
            var answer = new MispClient(port, "Authorization", door.token(role)).get("/misp/feed/manifest.json");
            assertThat(answer.statusCode()).as(role.code()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Authentication failed");
        }
        var unknown = client("namine.mai").get("/misp/nowhere");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"url\":\"/nowhere\"");
    }

    @Test
    void whatPyMispAsksFirstIsAnswered() {
        var ministry = client("namine.mai");
        assertThat(MispClient.json(ministry.get("/misp/servers/getVersion")).path("version").stringValue(""))
                .startsWith("2.5");
        var me = MispClient.json(ministry.get("/misp/users/view/me"));
        assertThat(me.path("Role").path("name").stringValue()).isEqualTo("ministry");
        assertThat(me.toString()).doesNotContain("namine", "@");
        var types = MispClient.json(ministry.get("/misp/attributes/describeTypes.json")).path("result");
        assertThat(types.path("sane_defaults").path("sha256").path("to_ids").intValue()).isEqualTo(1);
    }
}
