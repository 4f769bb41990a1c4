package dev.noroshi.e2e;

import static dev.noroshi.e2e.Taxii.ROOT;
import static dev.noroshi.e2e.Taxii.assertError;
import static dev.noroshi.e2e.Taxii.ids;
import static dev.noroshi.e2e.Taxii.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The conformance suite of TAXII 2.1, rows 3, 4, 18 to 20 and 26 of docs/taxii.md: what machines send and take back, and
/// what hostile ones try.
class TaxiiSentTest {

    private static final long HOSTILE = 200L << 20;

    private final Product product = Product.shared();
    private Taxii machine;
    private String own;

    @BeforeEach
    void somebodyWhoHasSentNothingYet() {
        machine = Taxii.as(product, Taxii.somebodyNew(product));
        own = machine.own();
    }

    private HttpResponse<String> post(String body) {
        return machine.post(own + "objects/", body);
    }

    /// A body whose length is not told beforehand.
    private HttpResponse<String> inChunks(byte[] body) {
        return machine.send("POST", own + "objects/",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), "Content-Type", Taxii.TYPE);
    }

    private List<String> kept() {
        return ids(machine.page(own + "objects/?match%5Bversion%5D=all&match%5Bspec_version%5D=2.0,2.1")
                .path("objects"));
    }

    @Test
    void row03_malformedIs400WhatIsNoEnvelopeIs422AndALengthNeedNotBeTold() {
        assertError(post("{\"objects\":["), 400);
        assertError(post("{\"objects\":[]} and more"), 400);
        assertError(post("[]"), 422);
        assertError(post("{\"objects\":{}}"), 422);
        assertError(post("{\"more\":false}"), 422);
        var body = Stix.envelope(List.of(Stix.indicator(Stix.id()))).getBytes(StandardCharsets.UTF_8);
        assertThat(inChunks(body).statusCode()).isEqualTo(202);
    }

    @Test
    void row04_whatIsNotLargerThanSaidIsTakenAndWhatIsLargerIs413() {
        var most = machine.page(ROOT).get("max_content_length").asInt();
        assertThat(most).isPositive();
        assertThat(machine.page(ROOT).get("versions").get(0).asString()).isEqualTo(Taxii.TYPE);
        var object = Stix.envelope(List.of(Stix.indicator(Stix.id())));
        assertThat(post(object + " ".repeat(most - object.length())).statusCode()).isEqualTo(202);
        assertError(post(object + " ".repeat(most - object.length() + 1)), 413);
        assertError(inChunks((object + " ".repeat(most)).getBytes(StandardCharsets.UTF_8)), 413);
    }

    @Test
    void row04_twoHundredMegabytesInChunksAreRefusedEarlyAndNotKeptInMemory() throws Exception {
        var before = product.memory();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Collections.nCopies(3, 0).stream()
                    .map(_ -> CompletableFuture.supplyAsync(this::sendsWithoutEnd, workers)).toList();
            for (var each : sent)
                assertThat(each.join()).as("bytes the program let in").isLessThan(HOSTILE / 2);
        }
        assertThat(product.memory() - before).as("bytes the program grew by").isLessThan(HOSTILE);
        assertThat(kept()).isEmpty();
        assertThat(post("{\"objects\":[]}").statusCode()).as("the next one is served").isIn(202, 422);
    }

    /// @return how many bytes went out until the program had had enough
    private long sendsWithoutEnd() {
        try (var socket = machine.raw("POST " + own + "objects/ HTTP/1.1\r\nContent-Type: " + Taxii.TYPE
                + "\r\nTransfer-Encoding: chunked")) {
            var answer = CompletableFuture.supplyAsync(() -> firstLine(socket), Thread::startVirtualThread);
            var chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            var sent = 0L;
            try {
                while (sent < HOSTILE && !answer.isDone()) {
                    socket.getOutputStream().write(chunk);
                    sent += chunk.length;
                }
            } catch (IOException e) {
                // it has hung up
            }
            assertThat(answer.join()).startsWith("HTTP/1.1 413");
            return sent;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String firstLine(java.net.Socket socket) {
        try {
            return new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }

    private static void assertSums(JsonNode status) {
        assertThat(status.get("status").asString()).isEqualTo("complete");
        assertThat(status.get("total_count").asInt()).isEqualTo(status.get("success_count").asInt()
                + status.get("failure_count").asInt() + status.get("pending_count").asInt());
        assertThat(status.path("successes").size()).isEqualTo(status.get("success_count").asInt());
        assertThat(status.path("failures").size()).isEqualTo(status.get("failure_count").asInt());
        for (var list : List.of("successes", "failures", "pendings"))
            if (status.has(list)) assertThat(status.get(list).size()).as("no empty lists").isPositive();
    }

    @Test
    void row18_whatIsSentIsAnsweredWithItsStatusWhichItsSenderAloneCanAskForAgain() {
        var id = Stix.id();
        var answer = post(Stix.envelope(List.of(Stix.indicator(id))));
        assertThat(answer.statusCode()).isEqualTo(202);
        var status = json(answer);
        assertSums(status);
        assertThat(status.get("successes").get(0).get("id").asString()).isEqualTo(id);
        assertThat(status.get("successes").get(0).get("version").asString()).isEqualTo(Stix.T1);
        var path = ROOT + "status/" + status.get("id").asString() + "/";
        assertThat(machine.page(path)).isEqualTo(status);
        assertError(Taxii.as(product, product.account("partner")).get(path), 404);
        assertError(Taxii.as(product, product.account("centre-officer")).get(path), 404);
        assertError(machine.get(ROOT + "status/" + UUID.randomUUID() + "/"), 404);
        assertError(machine.get(ROOT + "status/x/"), 404);
    }

    @Test
    void row18_whatIsSentTwiceIsThereOnceAndNoFailure() {
        var object = Stix.indicator(Stix.id());
        var address = Stix.address();
        for (var i = 0; i < 2; i++) {
            var status = json(post(Stix.envelope(List.of(object, object, address))));
            assertSums(status);
            assertThat(status.get("success_count").asInt()).isEqualTo(3);
        }
        assertThat(kept()).hasSize(2);
    }

    @Test
    void row19_oneBadObjectFailsWithItsReasonAndTheOthersAreKept() {
        var good = Stix.id();
        var bad = Stix.id();
        var status = json(post(Stix.envelope(List.of(Stix.indicator(bad).replace("[ipv4", "{ipv4"), "{}", "7",
                Stix.indicator(good)))));
        assertSums(status);
        assertThat(status.get("failure_count").asInt()).isEqualTo(3);
        for (var failure : status.get("failures"))
            for (var member : List.of("id", "version", "message"))
                assertThat(failure.path(member).asString("")).as(member).isNotBlank();
        assertThat(status.get("failures").get(0).get("id").asString()).isEqualTo(bad);
        assertThat(kept()).containsExactly(good);
    }

    @Test
    void row20_whatIsDeletedIsGoneFromEveryListAndOneVersionMayGoAlone() {
        var id = Stix.id();
        var other = Stix.id();
        machine.put(own, List.of(Stix.indicator(id, Stix.T1), Stix.indicator(id, Stix.T2), Stix.indicator(other)));
        assertThat(delete(id + "/?match%5Bversion%5D=last").statusCode()).isEqualTo(200);
        assertThat(machine.get(own + "objects/" + id + "/versions/").body()).contains(Stix.T1).doesNotContain(Stix.T2);
        assertThat(delete(id + "/").statusCode()).isEqualTo(200);
        assertError(machine.get(own + "objects/" + id + "/"), 404);
        assertError(machine.get(own + "objects/" + id + "/versions/"), 404);
        assertThat(ids(machine.page(own + "manifest/?match%5Bversion%5D=all").get("objects"))).containsExactly(other);
        assertError(delete(id + "/"), 404);
        assertError(delete(Stix.id() + "/"), 404);
        var operatorsReporter = Taxii.as(product, product.account("operator-reporter"));
        var all = operatorsReporter.collection("all");
        assertError(operatorsReporter.send("DELETE", all + "objects/" + Stix.id() + "/", BodyPublishers.noBody()),
                403);
    }

    private HttpResponse<String> delete(String object) {
        return machine.send("DELETE", own + "objects/" + object, BodyPublishers.noBody());
    }

    @Test
    void row26_whatWeDoNotKnowIsPassedOverInTheEnvelopeAndKeptInTheObject() {
        var id = Stix.id();
        var body = Stix.envelope(List.of(Stix.indicator(id))).replaceFirst("\\{",
                "{\"type\":\"bundle\",\"x_acmeinc_scoring\":{\"impact\":\"high\"},\"more\":false,");
        assertThat(post(body).statusCode()).isEqualTo(202);
        var type = "x-acme-sensor";
        machine.put(own, List.of("""
                {"type":"%s","spec_version":"2.1","id":"%s--%s","created":"%s","modified":"%s","reading":[1.50,2],\
                "extensions":{"extension-definition--%s":{"extension_type":"new-sdo"}}}"""
                .formatted(type, type, UUID.randomUUID(), Stix.T1, Stix.T1, UUID.randomUUID())));
        assertThat(machine.get(own + "objects/").body()).contains("\"x_example_com_score\":7", "\"reading\":[1.50,2]",
                "new-sdo");
    }

    @Test
    void jsonNestedWithoutEndIsRefused() {
        for (var depth : new int[]{200, 100_000, 2_000_000}) {
            var deep = "[".repeat(depth) + "]".repeat(depth);
            assertError(post(Stix.envelope(List.of(Stix.indicator(Stix.id()).replace("7}", deep + "}")))), 400);
            assertError(post("{\"x_deep\":" + deep + ",\"objects\":[]}"), 400);
            // a list is no envelope, however deep it is
            assertThat(post(deep).statusCode()).isIn(400, 422);
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void aMemberWrittenTwiceIsRefused() {
        var object = Stix.indicator(Stix.id());
        assertError(post(Stix.envelope(List.of(object.replaceFirst("\\{", "{\"type\":\"malware\",")))), 400);
        assertError(post("{\"objects\":[],\"objects\":[" + object + "]}"), 400);
        assertError(post(Stix.envelope(List.of(object.replaceFirst("\\{", "{\"\\\\u0074ype\":\"malware\",")))), 400);
        assertThat(kept()).isEmpty();
    }

    @Test
    void patternsMadeToBeSlowAreNot() {
        var begin = System.nanoTime();
        var answer = post(Stix.envelope(List.of(
                Stix.indicator(Stix.id()).replace("[ipv4-addr:value", "(".repeat(15_000)),
                Stix.indicator(Stix.id()).replace("198.51.100.7'", "x' OR a:b = '".repeat(5_000)),
                Stix.indicator(Stix.id()).replace("= '198.51.100.7'", "MATCHES '(a+)+" + "a".repeat(5_000) + "!'"))));
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void tooManyObjectsAtOnceAreRefused() {
        assertError(post(Stix.envelope(Collections.nCopies(5_001, "{}"))), 422);
    }
}
