package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Rows 18 to 20 and 26, and what hostile machines send.
class TaxiiWritesTest extends AtTheTaxiiDoor {

    @Autowired
    SettableClock clock;

    private static void assertSums(JsonNode status) {
        assertThat(status.path("status").stringValue()).isEqualTo("complete");
        assertThat(status.path("total_count").intValue()).isEqualTo(status.path("success_count").intValue()
                + status.path("failure_count").intValue() + status.path("pending_count").intValue());
        assertThat(status.path("successes").size()).isEqualTo(status.path("success_count").intValue());
        assertThat(status.path("failures").size()).isEqualTo(status.path("failure_count").intValue());
        assertThat(status.has("pendings")).isFalse();
        assertThat(status.path("request_timestamp").stringValue("")).endsWith("Z");
    }

    @Test
    void row18_whatIsSentIsAnsweredWithItsStatusWhichCanBeAskedForAgain() {
        var id = Envelope.indicatorId();
        var answer = post(Envelope.of(Envelope.indicator(id)));
        assertThat(answer.statusCode()).isEqualTo(202);
        var status = Machine.json(answer);
        assertSums(status);
        assertThat(status.path("successes").path(0).path("id").stringValue()).isEqualTo(id);
        assertThat(status.path("successes").path(0).path("version").stringValue()).isEqualTo(Envelope.T1);
        var again = get(Machine.ROOT + "status/" + status.path("id").stringValue() + "/");
        assertThat(Machine.json(again)).isEqualTo(status);
    }

    @Test
    void row18_nobodyElseLearnsOfAStatus() {
        var status = Machine.json(post(Envelope.of(Envelope.indicator(Envelope.indicatorId()))));
        var path = Machine.ROOT + "status/" + status.path("id").stringValue() + "/";
        assertError(machine(Role.OPERATOR_MANAGER).get(path), 404);
        assertError(machine(Role.CENTRE_OFFICER).get(path), 404);
        assertError(get(Machine.ROOT + "status/" + UUID.randomUUID() + "/"), 404);
        assertError(get(Machine.ROOT + "status/x/"), 404);
    }

    @Test
    void row18_aStatusIsToldForADayAtLeastAndNotForEver() {
        var status = Machine.json(post(Envelope.of(Envelope.indicator(Envelope.indicatorId()))));
        var path = Machine.ROOT + "status/" + status.path("id").stringValue() + "/";
        // a token of its own each time: they hold for a day
        clock.advance(Duration.ofHours(24));
        assertThat(Machine.json(machine(Role.PARTNER).get(path))).isEqualTo(status);
        clock.advance(Duration.ofHours(24));
        assertThat(machine(Role.PARTNER).get(path).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertError(machine(Role.PARTNER).get(path), 404);
    }

    @Test
    void row18_whatIsSentTwiceIsThereOnceAndNoFailure() {
        var object = Envelope.indicator(Envelope.indicatorId());
        var address = Envelope.address();
        for (var i = 0; i < 2; i++) {
            var status = Machine.json(post(Envelope.of(object, object, address)));
            assertSums(status);
            assertThat(status.path("success_count").intValue()).isEqualTo(3);
        }
        assertThat(ids(objects("?match%5Bversion%5D=all"))).hasSize(2);
    }

    /// The first is sent again for fewer readers, together with what takes its place.
    @Test
    void row18_theFirstVersionIsNotTheLastAnyMoreWhoeverElseGetsItTogetherWithTheNext() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1));
        send(Envelope.indicator(id, Envelope.T1).replace("\"x_example_com_score\":7",
                "\"object_marking_refs\":[\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"]"),
                Envelope.indicator(id, Envelope.T2));
        var seen = objects("").path("objects");
        assertThat(seen).hasSize(1);
        assertThat(seen.path(0).path("modified").stringValue()).isEqualTo(Envelope.T2);
    }

    @Test
    void row19_oneBadObjectFailsWithItsReasonAndTheOthersAreKept() {
        var good = Envelope.indicatorId();
        var bad = Envelope.indicatorId();
        var status = Machine.json(post(Envelope.of(Envelope.indicator(bad).replace("[ipv4", "{ipv4"), "{}", "7",
                Envelope.indicator(good), Envelope.vulnerability("vulnerability--" + UUID.randomUUID())
                        .replace("\"name\":\"CVE-2026-0001\"", "\"name\":7"))));
        assertSums(status);
        assertThat(status.path("success_count").intValue()).isEqualTo(1);
        assertThat(status.path("failure_count").intValue()).isEqualTo(4);
        for (var failure : status.path("failures")) {
            assertThat(failure.path("id").stringValue("")).isNotBlank();
            assertThat(failure.path("version").stringValue("")).isNotBlank();
            assertThat(failure.path("message").stringValue("")).isNotBlank();
        }
        assertThat(status.path("failures").path(0).path("id").stringValue()).isEqualTo(bad);
        assertThat(ids(objects(""))).containsExactly(good);
    }

    @Test
    void row20_whatIsDeletedIsGoneFromEveryList() {
        var id = Envelope.indicatorId();
        var other = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T2), Envelope.indicator(other));
        assertThat(partner.delete(quarantine + "objects/" + id + "/").statusCode()).isEqualTo(200);
        assertError(get(quarantine + "objects/" + id + "/"), 404);
        assertError(get(quarantine + "objects/" + id + "/versions/"), 404);
        assertThat(ids(Machine.json(get(quarantine + "manifest/?match%5Bversion%5D=all")))).containsExactly(other);
        assertError(partner.delete(quarantine + "objects/" + id + "/"), 404);
        assertError(partner.delete(quarantine + "objects/" + Envelope.indicatorId() + "/"), 404);
    }

    @Test
    void row20_oneVersionMayBeDeletedAlone() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id, Envelope.T1), Envelope.indicator(id, Envelope.T2));
        assertThat(partner.delete(quarantine + "objects/" + id + "/?match%5Bversion%5D=last").statusCode())
                .isEqualTo(200);
        assertThat(objects("").path("objects").path(0).path("modified").stringValue()).isEqualTo(Envelope.T1);
        assertError(partner.delete(quarantine + "objects/" + id + "/?match%5Bversion%5D=" + Envelope.T2), 404);
    }

    @Test
    void row20_onlyWhoMayReadAndWriteDeletes() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id));
        assertError(machine(Role.CENTRE_OFFICER).delete(quarantine + "objects/" + id + "/"), 403);
        assertError(machine(Role.OPERATOR_MANAGER).delete(quarantine + "objects/" + id + "/"), 404);
        assertThat(ids(objects(""))).containsExactly(id);
    }

    @Test
    void row26_membersWeDoNotKnowArePassedOverInTheEnvelopeAndKeptInTheObject() {
        var id = Envelope.indicatorId();
        var body = Envelope.of(Envelope.indicator(id)).replaceFirst("\\{",
                "{\"x_acmeinc_scoring\":{\"impact\":\"high\"},\"more\":false,");
        assertThat(post(body).statusCode()).isEqualTo(202);
        assertThat(objects("").path("objects").path(0).path("x_example_com_score").intValue()).isEqualTo(7);
    }

    @Test
    void row26_extensionsAndTypesWeDoNotKnowAreKept() {
        var type = "x-acme-sensor";
        var custom = """
                {"type":"%s","spec_version":"2.1","id":"%s--%s","created":"%s","modified":"%s","reading":[1.50,{"deep":null}],\
                "extensions":{"extension-definition--%s":{"extension_type":"new-sdo"}}}"""
                .formatted(type, type, UUID.randomUUID(), Envelope.T1, Envelope.T1, UUID.randomUUID())
                .replace("{\"deep\":null}", "2");
        send(custom);
        assertThat(get(quarantine + "objects/").body()).contains("\"reading\":[1.50,2]", "new-sdo");
    }

    @Test
    void whatComesInIsSeenByItsSenderAndTheCentreOnly() {
        var id = Envelope.indicatorId();
        send(Envelope.indicator(id));
        assertThat(ids(Machine.json(machine(Role.CENTRE_OFFICER).get(quarantine + "objects/")))).containsExactly(id);
        for (var alias : new String[]{"all", "tlp-clear"})
            assertThat(ids(objectsOf(partner, alias))).doesNotContain(id);
    }

    @Test
    void theCentreSendsToItsOwnQuarantineToo() {
        var id = Envelope.indicatorId();
        var centre = machine(Role.CENTRE_OFFICER);
        var own = centre.writable();
        assertThat(own).isNotEqualTo(quarantine);
        var answer = centre.post(own + "objects/", Envelope.of(Envelope.indicator(id)), TYPE, Machine.TAXII);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(ids(Machine.json(centre.get(own + "objects/")))).containsExactly(id);
        assertError(partner.get(own), 404);
    }

    private static JsonNode objectsOf(Machine machine, String alias) {
        return Machine.json(machine.get(machine.collection(alias) + "objects/?match%5Btype%5D=indicator"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void jsonNestedWithoutEndIsRefused(int depth) {
        var deep = "[".repeat(depth) + "]".repeat(depth);
        assertError(post(Envelope.of(Envelope.indicator(Envelope.indicatorId()).replace("7}", deep + "}"))), 400);
        assertError(post("{\"x_deep\":" + deep + ",\"objects\":[]}"), 400);
        assertThat(ids(objects(""))).isEmpty();
    }

    @Test
    void aMemberWrittenTwiceIsRefused() {
        var object = Envelope.indicator(Envelope.indicatorId());
        assertError(post(Envelope.of(object.replaceFirst("\\{", "{\"type\":\"malware\","))), 400);
        assertError(post("{\"objects\":[],\"objects\":[" + object + "]}"), 400);
        assertThat(ids(objects(""))).isEmpty();
    }

    @Test
    void namesMadeToBeSlowToReadAreNot() {
        var slow = "a".repeat(200);
        var begin = System.nanoTime();
        post(Envelope.of(
                Envelope.indicator(Envelope.indicatorId()).replace("\"x_example_com_score\":7",
                        "\"extensions\":{\"" + slow + "!\":{\"a\":1},\"" + slow + "--ext\":{\"b\":1}}"),
                Envelope.indicator(slow + "!--" + UUID.randomUUID()).replace("\"indicator\"", "\"" + slow + "!\""),
                Envelope.indicator(Envelope.indicatorId()).replace("[ipv4-addr:value", "(".repeat(15_000)),
                Envelope.indicator(Envelope.indicatorId()).replace("198.51.100.7'", "x' OR a:b = '".repeat(1_000))));
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(ids(objects(""))).isEmpty();
    }

    @Test
    void tooManyObjectsAtOnceAreRefused() {
        assertError(post(Envelope.of(Collections.nCopies(5_001, "{}"))), 422);
    }
}
