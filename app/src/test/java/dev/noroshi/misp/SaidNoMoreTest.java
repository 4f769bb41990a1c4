package dev.noroshi.misp;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Sources;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// An instance of MISP takes nothing out of an event but what it is told was deleted: so whoever was told before is told that a
/// later report says it no longer, or that it was recalled, and nobody else learns anything by that.
class SaidNoMoreTest extends AskedByMisp {

    private static final String SWITCHES = "/deleted%5B%5D:0/deleted%5B%5D:1/excludeGalaxy:1";

    String name;
    String domain;
    String md5;
    String sha256;

    @BeforeEach
    void world() {
        md5 = UUID.randomUUID().toString().replace("-", "");
        sha256 = md5 + UUID.randomUUID().toString().replace("-", "");
        name = "g" + md5.substring(0, 20);
        domain = name + ".top";
    }

    private static AdvisoryContent nowSaying(Tlp tlp, String... lines) {
        return saying(tlp, title(), lines);
    }

    private Advisory.Issued issued(Tlp tlp, String... lines) {
        return stage.issue(nowSaying(tlp, lines));
    }

    private String file() {
        return name + ".exe " + md5 + " " + sha256;
    }

    private Advisory.Issued updated(AdvisoryId id, Tlp tlp, String... lines) {
        stage.clock.advance(Duration.ofMinutes(5));
        var draft = done(stage.drafting.update(stage.drafter(), id));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), nowSaying(tlp, lines),
                Sources.whole(List.of())));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }

    private void recall(AdvisoryId id) {
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), id, "誤りがあったため"));
    }

    private void handOn(AdvisoryId id) {
        done(stage.passingOn.passOn(stage.ministry(), id, PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), id, PassOn.toAll()));
    }

    private static String number(Advisory.Issued issued) {
        return Integer.toString(issued.number().main());
    }

    private static JsonNode pulled(MispClient client, Advisory.Issued issued) {
        return MispClient.json(client.get("/misp/events/view/" + number(issued) + SWITCHES)).path("Event");
    }

    private static JsonNode viewed(MispClient client, Advisory.Issued issued) {
        return MispClient.json(client.get("/misp/events/view/" + number(issued))).path("Event");
    }

    private static List<JsonNode> attributes(JsonNode event) {
        var all = new ArrayList<JsonNode>();
        event.path("Attribute").forEach(all::add);
        event.path("Object").forEach(object -> object.path("Attribute").forEach(all::add));
        return all;
    }

    /// By uuid, whether it is deleted.
    private static TreeMap<String, Boolean> parts(JsonNode event) {
        var parts = new TreeMap<String, Boolean>();
        attributes(event).forEach(each -> assertThat(
                parts.put(each.path("uuid").stringValue(""), each.path("deleted").booleanValue())).isNull());
        event.path("Object").forEach(each -> assertThat(
                parts.put(each.path("uuid").stringValue(""), each.path("deleted").booleanValue())).isNull());
        return parts;
    }

    private static JsonNode attribute(JsonNode event, String value) {
        return attributes(event).stream().filter(each -> each.path("value").stringValue("").equals(value)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + value + " in " + event));
    }

    private static long seconds(JsonNode node) {
        return Long.parseLong(node.path("timestamp").stringValue(""));
    }

    @Test
    void whatALaterReportSaysNoLongerIsToldAsDeletedToThoseWhoHadIt() {
        var first = issued(Tlp.AMBER, "通信先 " + domain, "検体 " + file(), "CVE-2026-12121");
        var ministry = client("namine.mai");
        var before = pulled(ministry, first);
        assertThat(parts(before)).doesNotContainValue(true).hasSize(7);
        var second = updated(first.id(), Tlp.AMBER, "通信先 new-" + domain);

        for (var login : List.of("namine.mai", "kanetsuki.ren")) {
            var client = client(login);
            var after = pulled(client, first);
            assertThat(seconds(after)).isEqualTo(second.publication().issuedAt().getEpochSecond())
                    .isGreaterThan(seconds(before));
            var expected = parts(before);
            expected.replaceAll((_, _) -> true);
            expected.put(attribute(after, "new-" + domain).path("uuid").stringValue(""), false);
            assertThat(parts(after)).isEqualTo(expected);
            for (var each : attributes(after)) {
                var isGone = each.path("deleted").booleanValue();
                assertThat(each.path("to_ids").booleanValue()).isEqualTo(!isGone);
                assertThat(seconds(each)).isEqualTo(seconds(after));
            }
            for (var each : after.path("Object")) assertThat(seconds(each)).isEqualTo(seconds(after));
            // they may read the earlier report still
            assertThat(attribute(after, domain).path("type").stringValue()).isEqualTo("domain");
            assertThat(attribute(after, sha256).path("object_relation").stringValue()).isEqualTo("sha256");
            assertThat(after.path("attribute_count").stringValue()).isEqualTo("1");
            // whoever does not ask for it is not told
            assertThat(parts(viewed(client, first))).hasSize(1).doesNotContainValue(true);
        }
        // a feed is merged as it stands; its hashes are of what holds
        var uuid = before.path("uuid").stringValue("");
        assertThat(MispClient.json(ministry.get("/misp/feed/" + uuid + ".json")).path("Event"))
                .isEqualTo(pulled(ministry, first));
        assertThat(ministry.get("/misp/feed/hashes.csv").body().lines().filter(line -> line.endsWith(uuid))).hasSize(1);
    }

    @Test
    void searchesTellWhatIsDeletedToThoseWhoAskForIt() {
        var first = issued(Tlp.AMBER, "通信先 " + domain + " old-" + domain);
        updated(first.id(), Tlp.AMBER, "通信先 " + domain);
        var ministry = client("namine.mai");
        var ask = "{\"eventid\": \"" + number(first) + "\"%s}";
        for (var left : List.of("", ", \"deleted\": 0", ", \"deleted\": false", ", \"deleted\": [0]"))
            assertThat(values(ministry, ask.formatted(left))).as(left).containsExactly(domain);
        for (var too : List.of(", \"deleted\": 1", ", \"deleted\": true", ", \"deleted\": [0, 1]",
                ", \"deleted\": [\"0\", \"1\"]"))
            assertThat(values(ministry, ask.formatted(too))).as(too).containsExactlyInAnyOrder(domain, "old-" + domain);
        for (var alone : List.of(", \"deleted\": \"only\"", ", \"deleted\": [1]"))
            assertThat(values(ministry, ask.formatted(alone))).as(alone).containsExactly("old-" + domain);
        for (var filter : List.of("\"value\": \"old-" + domain + "\"", "\"value\": \"old-g%\"", "\"type\": \"domain\""))
            assertThat(
                    values(ministry, "{\"eventid\": \"" + number(first) + "\", \"deleted\": \"only\", " + filter + "}"))
                    .as(filter).containsExactly("old-" + domain);
        assertThat(ministry.attributes("{\"value\": \"old-" + domain + "\"}")).isEmpty();
        assertThat(ministry.events("{\"value\": \"old-" + domain + "\"}")).isEmpty();
        var whole = ministry.events(ask.formatted(", \"deleted\": [0, 1]")).getFirst();
        assertThat(whole).isEqualTo(pulled(ministry, first));
        assertThat(
                MispClient.json(ministry.post("/misp/events/view/" + number(first), "{\"deleted\": 1}")).path("Event"))
                .isEqualTo(whole);
        assertThat(ministry.post("/misp/attributes/restSearch", "{\"deleted\": \"perhaps\"}").statusCode())
                .isEqualTo(400);
    }

    private static List<String> values(MispClient client, String asked) {
        return client.attributes(asked).stream().map(each -> each.path("value").stringValue("")).toList();
    }

    @Test
    void whoWasHandedTheLaterReportAloneIsToldNothingOfTheOneBefore() {
        var first = issued(Tlp.AMBER, "通信先 " + domain, "検体 " + file());
        var second = updated(first.id(), Tlp.AMBER, "通信先 new-" + domain);
        var bank = client("haginomiya.wataru");
        assertThat(bank.get("/misp/events/view/" + number(first) + SWITCHES).statusCode()).isEqualTo(404);
        handOn(second.id());
        assertThat(pulled(bank, first)).isEqualTo(viewed(bank, first));
        assertThat(parts(pulled(bank, first))).hasSize(1).doesNotContainValue(true);
        assertThat(parts(pulled(client("namine.mai"), first))).hasSize(6);
        recall(second.id());
        assertThat(parts(pulled(bank, first))).hasSize(1).doesNotContainValue(false);
        assertThat(parts(pulled(client("namine.mai"), first))).hasSize(6).doesNotContainValue(false);
    }

    @Test
    void whatAnObjectLosesOrLetsGoIsDeletedInItAndNothingBearsTwoMarks() {
        var first = issued(Tlp.AMBER, "検体 " + file(), "ほかに " + domain);
        var ministry = client("namine.mai");
        var before = pulled(ministry, first);
        // the file loses a hash
        var second = updated(first.id(), Tlp.AMBER, "検体 " + name + ".exe " + md5, "ほかに " + domain);
        var after = pulled(ministry, first);
        var object = after.path("Object").path(0);
        assertThat(object.path("uuid")).isEqualTo(before.path("Object").path(0).path("uuid"));
        assertThat(object.path("deleted").booleanValue()).isFalse();
        assertThat(attribute(after, sha256).path("deleted").booleanValue()).isTrue();
        assertThat(attribute(after, sha256).path("uuid")).isEqualTo(attribute(before, sha256).path("uuid"));
        assertThat(attribute(after, md5).path("deleted").booleanValue()).isFalse();
        // and what belonged together stands by itself, which for instances is another attribute
        updated(second.id(), Tlp.AMBER, "名前 " + name + ".exe", "ハッシュ " + md5);
        var apart = pulled(ministry, first);
        assertThat(parts(apart).values().stream().filter(gone -> !gone)).hasSize(2);
        assertThat(parts(apart)).containsAllEntriesOf(java.util.Map.of(
                attribute(before, md5).path("uuid").stringValue(""), true,
                object.path("uuid").stringValue(""), true));
    }

    @Test
    void whatComesBackIsDeletedNoLonger() {
        var first = issued(Tlp.AMBER, "通信先 " + domain, "検体 " + file());
        var second = updated(first.id(), Tlp.AMBER, "値はありません。");
        var ministry = client("namine.mai");
        assertThat(parts(pulled(ministry, first))).hasSize(5).doesNotContainValue(false);
        updated(second.id(), Tlp.AMBER, "通信先 " + domain, "検体 " + file());
        var back = pulled(ministry, first);
        assertThat(parts(back)).hasSize(5).doesNotContainValue(true);
        for (var each : attributes(back)) assertThat(seconds(each)).isEqualTo(seconds(back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RED", "AMBER", "GREEN", "CLEAR"})
    void whatWasRecalledSaysNothingAnyMoreToThoseWhoHadItAndIsUnknownToOthers(String tlp) {
        var others = List.of(client("shakuno.ritsuko"), client("haginomiya.wataru"));
        var before = others.stream().map(SaidNoMoreTest::everything).toList();
        var issued = issued(Tlp.valueOf(tlp), "通信先 " + domain, "検体 " + file(), "CVE-2026-12121 T1566.001");
        var ministry = client("namine.mai");
        var told = pulled(ministry, issued);
        recall(issued.id());
        for (var login : List.of("namine.mai", "kanetsuki.ren")) {
            var client = client(login);
            var event = pulled(client, issued);
            assertThat(event.path("uuid")).isEqualTo(told.path("uuid"));
            assertThat(event.path("info").stringValue("")).endsWith("（撤回）").startsWith("T" + number(issued));
            assertThat(seconds(event)).isEqualTo(stage.clock.instant().getEpochSecond()).isGreaterThan(seconds(told));
            var expected = parts(told);
            expected.replaceAll((_, _) -> true);
            assertThat(parts(event)).hasSize(7).isEqualTo(expected);
            assertThat(event.toString()).doesNotContain(domain, md5, name, "CVE-2026", "RG-4000", "T1566",
                    issued.content().title(), "importance", "\"to_ids\":true");
            // an instance takes no event in which nothing stands, and puts these words in the place of those it has
            assertThat(event.path("EventReport").path(0).path("uuid"))
                    .isEqualTo(told.path("EventReport").path(0).path("uuid"));
            assertThat(event.path("EventReport").path(0).path("deleted").booleanValue()).isFalse();
            assertThat(seconds(event.path("EventReport").path(0))).isEqualTo(seconds(event));
            for (var each : attributes(event)) assertThat(seconds(each)).isEqualTo(seconds(event));
            // it is listed, so that whoever pulls finds that it has changed
            assertThat(client.get("/misp/feed/manifest.json").body()).contains(event.path("uuid").stringValue(""));
            assertThat(
                    client.events("{\"eventid\": \"" + number(issued) + "\", \"timestamp\": " + seconds(event) + "}"))
                    .hasSize(1);
            assertThat(attributes(viewed(client, issued))).isEmpty();
            assertThat(client.attributes("{\"value\": \"" + domain + "\", \"deleted\": 1}")).isEmpty();
            assertThat(client.attributes("{\"eventid\": \"" + number(issued) + "\"}")).isEmpty();
            assertThat(client.attributes("{\"eventid\": \"" + number(issued) + "\", \"deleted\": 1}")).hasSize(5);
        }
        if (tlp.equals("CLEAR")) {
            // it was everybody's
            for (var each : others) assertThat(parts(pulled(each, issued))).isEqualTo(parts(pulled(ministry, issued)));
            return;
        }
        assertThat(others.stream().map(SaidNoMoreTest::everything).toList()).isEqualTo(before);
        for (var each : others)
            assertThat(each.get("/misp/events/view/" + number(issued) + SWITCHES).statusCode()).isEqualTo(404);
    }

    private static List<String> everything(MispClient client) {
        return List.of(client.get("/misp/feed/manifest.json").body(), client.get("/misp/feed/hashes.csv").body(),
                client.get("/misp/events/index").body(),
                client.post("/misp/events/restSearch", "{\"deleted\": [0, 1]}").body(),
                client.post("/misp/attributes/restSearch", "{\"deleted\": \"only\"}").body());
    }

    @Test
    void whatIsIssuedAgainAfterARecallStandsAndTellsWhatTheRecalledOneTold() {
        var first = issued(Tlp.AMBER, "通信先 " + domain + " old-" + domain);
        recall(first.id());
        var ministry = client("namine.mai");
        var again = updated(first.id(), Tlp.AMBER, "通信先 " + domain);
        var event = pulled(ministry, first);
        assertThat(seconds(event)).isEqualTo(again.publication().issuedAt().getEpochSecond());
        assertThat(attribute(event, domain).path("deleted").booleanValue()).isFalse();
        assertThat(seconds(attribute(event, domain))).isEqualTo(seconds(event));
        assertThat(parts(event)).hasSize(2).containsValues(true, false);
        assertThat(event.toString()).doesNotContain("old-" + domain);
    }

    @Test
    void whatWasPublicOnceIsDeletedForEverybodyWhoMayHaveTakenIt() {
        var first = issued(Tlp.CLEAR, "通信先 " + domain + " old-" + domain);
        var other = client("shakuno.ritsuko");
        var old = attribute(pulled(other, first), "old-" + domain).path("uuid");
        updated(first.id(), Tlp.CLEAR, "通信先 " + domain);
        var event = pulled(other, first);
        assertThat(parts(event)).containsEntry(old.stringValue(""), true).hasSize(2);
        // what it said is nobody's to read anew
        assertThat(event.toString()).doesNotContain("old-" + domain);
    }

    /// An instance looks into an object only where the object itself is newer than its own.
    @Test
    void anObjectIsNewerOnceAValueInItHasEnded() {
        var issued = issued(Tlp.AMBER, "検体 " + file());
        var ends = issued.publication().issuedAt().plusSeconds(90);
        assertThat(jdbc.sql("update indicator.mention set valid_until = :ends where value = :value")
                .param("ends", ends.atOffset(java.time.ZoneOffset.UTC)).param("value", md5).update()).isPositive();
        stage.clock.advance(Duration.ofMinutes(2));
        var event = pulled(client("namine.mai"), issued);
        assertThat(seconds(attribute(event, md5))).isEqualTo(ends.getEpochSecond());
        assertThat(seconds(event.path("Object").path(0))).isEqualTo(ends.getEpochSecond());
    }
}
