package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.exchange.Peer.Failure;
import dev.noroshi.exchange.Peer.SignIn;
import dev.noroshi.exchange.StrangeServer.Asked;
import dev.noroshi.exchange.StrangeServer.Reply;
import dev.noroshi.testing.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// Servers of others are asked when they are due, and whatever they say, nothing is lost, repeated or believed too far.
class PollingTest extends AskingOthers {

    @Autowired
    Refusals refusals;

    private Peer now(PeerId id) {
        return peers.find(id).orElseThrow();
    }

    private int waiting(PeerId id) {
        return quarantine.size(id.holder());
    }

    private void later(Duration time) {
        clock.advance(time);
        polling.all();
    }

    private static String domain(int n) {
        return "bad" + n + ".example.net";
    }

    @Test
    void whatAServerGivesLiesInQuarantineAndTheNextTimeOnlyWhatCameLaterIsAskedFor() {
        var first = Objects.indicator(Objects.id(), domain(1));
        var second = Objects.indicator(Objects.id(), domain(2));
        server.answers(asked -> asked.of("next").isEmpty()
                ? Reply.page(Objects.page("\"more\":true,\"next\":\"a b&c\",", first), "2026-03-01T00:00:00.000001Z")
                : Reply.page(Objects.page("", second), "2026-03-01T00:05:00Z"));
        var id = peer();
        polling.all();
        assertThat(waiting(id)).isEqualTo(2);
        assertThat(now(id).taken()).isEqualTo(2);
        assertThat(server.asked()).extracting(Asked::path, asked -> asked.of("next"), asked -> asked.of("added_after"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/api1/collections/c1/objects/", "", ""),
                        org.assertj.core.groups.Tuple.tuple("/api1/collections/c1/objects/", "a b&c", ""));
        polling.all();
        assertThat(server.asked()).as("it is not due").isEmpty();

        server.answers(_ -> Reply.page(Objects.page("", second), "2026-03-01T00:05:00Z"));
        later(Duration.ofMinutes(60));
        assertThat(server.asked()).extracting(asked -> asked.of("added_after"))
                .containsExactly("2026-03-01T00:04:00.000000Z");
        assertThat(waiting(id)).as("what comes twice is there once").isEqualTo(2);
        server.answers(_ -> Reply.of(200, "{}"));
        later(Duration.ofMinutes(60));
        assertThat(now(id).state().failure()).as("an empty page is no failure").isNull();
        assertThat(now(id).place().after()).isEqualTo(Instant.parse("2026-03-01T00:04:00Z"));
    }

    @Test
    void whatBreaksInTheMiddleGoesOnWhereItStopped() {
        var objects = IntStream.range(0, 3).mapToObj(n -> Objects.indicator(Objects.id(), domain(n))).toList();
        server.answers(asked -> switch (asked.of("next")) {
            case "" -> Reply.page(Objects.page("\"more\":true,\"next\":\"1\",", objects.get(0)), Objects.ADDED);
            case "1" -> Reply.of(503, "", "Retry-After", "7200");
            default -> Reply.of(500, "");
        });
        var id = peer();
        polling.all();
        assertThat(waiting(id)).isEqualTo(1);
        assertThat(now(id).state().failure()).isEqualTo(Failure.BUSY);
        assertThat(now(id).state().dueAt()).as("it asked to be left alone")
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        server.asked();
        server.answers(asked -> asked.of("next").equals("1")
                ? Reply.page(Objects.page("\"more\":true,\"next\":2,", objects.get(1)), Objects.ADDED)
                : Reply.page(Objects.page("", objects.get(2)), Objects.ADDED));
        later(Duration.ofHours(2));
        assertThat(server.asked()).extracting(asked -> asked.of("next")).containsExactly("1", "2");
        assertThat(waiting(id)).isEqualTo(3);
        assertThat(now(id).state().failure()).isNull();
    }

    @Test
    void aPageIsKeptTogetherWithItsPlaceOrNotAtAll() {
        var id = peer();
        server.answers(_ -> {
            // somebody changes the peer while its page is on the way
            jdbc.sql("update exchange.peer set revision = revision + 1 where id = :id").param("id", id.value())
                    .update();
            return Reply.page(Objects.page("", Objects.indicator(Objects.id(), domain(1))), Objects.ADDED);
        });
        polling.all();
        assertThat(waiting(id)).isZero();
        assertThat(now(id).place()).isEqualTo(Place.BEGINNING);
    }

    @Test
    void aWordTheServerForgotIsAskedForByTime() {
        server.answers(asked -> {
            if (asked.of("next").equals("gone")) return Reply.of(404, "{\"title\":\"no\"}");
            if (asked.of("added_after").isEmpty())
                return Reply.page(
                        Objects.page("\"more\":true,\"next\":\"gone\",", Objects.indicator(Objects.id(), domain(1))),
                        Objects.ADDED);
            return Reply.page(Objects.page("", Objects.indicator(Objects.id(), domain(2))), Objects.ADDED);
        });
        var id = peer();
        polling.all();
        assertThat(server.asked().getLast().of("added_after")).isEqualTo("2026-02-28T23:59:59.999999Z");
        assertThat(waiting(id)).isEqualTo(2);
    }

    @Test
    void moreWithoutAWordIsAskedForByTime() {
        server.answers(asked -> asked.of("added_after").isEmpty()
                ? Reply.page(Objects.page("\"more\":\"true\",", Objects.indicator(Objects.id(), domain(1))),
                        Objects.ADDED)
                : Reply.page(Objects.page("\"more\":false,", Objects.indicator(Objects.id(), domain(2))),
                        Objects.ADDED));
        var id = peer();
        polling.all();
        assertThat(waiting(id)).isEqualTo(2);
        assertThat(now(id).state().failure()).isNull();
    }

    @Test
    void listsWithoutEndAreLeft() {
        var object = Objects.indicator(Objects.id(), domain(1));
        server.answers(_ -> Reply.page(Objects.page("\"more\":true,\"next\":\"same\",", object), Objects.ADDED));
        var same = peer();
        polling.all();
        assertThat(server.asked()).hasSize(2);
        assertThat(now(same).state().failure()).isEqualTo(Failure.LOOPING);
        assertThat(now(same).place().next()).as("it is begun anew").isNull();
        jdbc.sql("update exchange.peer set active = false").update();

        server.answers(_ -> Reply.page(Objects.page("\"more\":true,", object), Objects.ADDED));
        var timeless = peer(server.root(), "c2", SignIn.NONE, "");
        polling.all();
        assertThat(server.asked()).hasSize(2);
        assertThat(now(timeless).state().failure()).isEqualTo(Failure.LOOPING);
        jdbc.sql("update exchange.peer set active = false").update();

        server.answers(
                asked -> Reply.page(Objects.page("\"more\":true,\"next\":\"x%s\",".formatted(asked.of("next")), object),
                        Objects.ADDED));
        var endless = peer(server.root(), "c3", SignIn.NONE, "");
        polling.all();
        assertThat(server.asked()).as("the others have their turn too").hasSize(20);
        assertThat(waiting(endless)).isEqualTo(1);
        jdbc.sql("update exchange.peer set barren = 995 where active").update();
        later(Duration.ofMinutes(1));
        assertThat(now(endless).state().failure()).isEqualTo(Failure.LOOPING);
        jdbc.sql("update exchange.peer set active = false").update();

        server.answers(asked -> Reply.page(Objects.page("\"more\":true,\"next\":\"x%s\",".formatted(asked.of("next")),
                Objects.indicator(Objects.id(), domain(1))), Objects.ADDED));
        var flood = peer(server.root(), "c4", SignIn.NONE, "");
        polling = polling(10);
        polling.all();
        later(Duration.ofMinutes(1));
        assertThat(now(flood).state().failure()).isEqualTo(Failure.FULL);
        assertThat(waiting(flood)).isEqualTo(20);
    }

    @Test
    void whatIsNoListIsRefusedWithTheReason() {
        var replies = Map.of(
                "html", Reply.of(200, "<html><body>login</body></html>", "Content-Type", "text/html"),
                "twice", Reply.of(200, "{\"more\":false,\"more\":true,\"objects\":[]}"),
                "inside", Reply.of(200, Objects.page("", "{\"type\":\"indicator\",\"type\":\"x\"}")),
                "deep", Reply.of(200, "{\"objects\":[" + "[".repeat(5_000) + "]".repeat(5_000) + "]}"),
                "large", new Reply(200, new byte[21 << 20], -1, Map.of()),
                "stream", new Reply(200, " ".repeat(21 << 20).getBytes(StandardCharsets.US_ASCII), 0, Map.of()),
                "moved", Reply.of(302, "", "Location", "http://127.0.0.1/"),
                "denied", Reply.of(401, ""), "nothing", Reply.of(404, ""));
        server.answers(asked -> replies.get(asked.path().split("/")[3]));
        var ids = replies.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> peer(server.root(), name, SignIn.NONE, "")));
        polling.all();
        var failures = ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> now(each.getValue()).state().failure()));
        assertThat(failures).containsExactlyInAnyOrderEntriesOf(Map.of("html", Failure.UNREADABLE, "twice",
                Failure.UNREADABLE, "inside", Failure.UNREADABLE, "deep", Failure.UNREADABLE, "large",
                Failure.TOO_LARGE, "stream", Failure.TOO_LARGE, "moved", Failure.MOVED, "denied", Failure.DENIED,
                "nothing", Failure.MISSING));
        ids.values().forEach(each -> assertThat(waiting(each)).isZero());
    }

    @Test
    void oneBadObjectIsToldAndTheOthersAreKept() {
        var bad = Objects.id();
        server.answers(
                _ -> Reply.page(Objects.page("", Objects.indicator(bad, domain(1)).replace("[domain", "{domain"), "7",
                        Objects.indicator(Objects.id(), domain(2))), Objects.ADDED));
        var id = peer();
        polling.all();
        assertThat(waiting(id)).isEqualTo(1);
        assertThat(refusals.of(id)).extracting(Refusals.Refusal::object).containsExactlyInAnyOrder(bad, "objects[1]");
    }

    @Test
    void aTimeYetToComeIsNotBelieved() {
        server.answers(_ -> Reply.page(Objects.page("", Objects.indicator(Objects.id(), domain(1))),
                "9999-01-01T00:00:00Z"));
        var id = peer();
        polling.all();
        assertThat(now(id).place().after()).isNull();
    }

    @Test
    void whoWeAreIsShownToTheServerAndLiesSealedInTheDatabase() {
        server.answers(asked -> asked.accept().contains("version") ? Reply.of(406, "") : Reply.of(200, "{}"));
        var basic = peer(server.root(), "b", SignIn.BASIC, "秘密 one");
        var bearer = peer(server.root(), "t", SignIn.BEARER, "token-two");
        polling.all();
        assertThat(server.asked()).filteredOn(asked -> asked.accept().equals("application/taxii+json"))
                .extracting(Asked::authorization).containsExactlyInAnyOrder("Bearer token-two",
                        "Basic " + java.util.Base64.getEncoder()
                                .encodeToString("我々:秘密 one".getBytes(StandardCharsets.UTF_8)));
        assertThat(now(basic).state().failure()).isNull();
        var sealed = peers.secret(bearer).orElseThrow();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThat(secrets.open(sealed, basic)).as("it is no other's").isEmpty();
        jdbc.sql("update exchange.peer set secret = :other where id = :id").param("other", sealed)
                .param("id", basic.value()).update();
        later(Duration.ofMinutes(60));
        assertThat(now(basic).state().failure()).isEqualTo(Failure.SEALED);
    }

    @Test
    void ourOwnServerIsReadToItsEnd() throws IOException, InterruptedException {
        // objects are added by the clock on the wall
        clock.set(Instant.now());
        var door = new FrontDoor(program, port);
        jdbc.sql("delete from access.wrong_try").update();
        var token = door.token(Role.PARTNER);
        var root = URI.create("http://127.0.0.1:" + port + "/taxii2/noroshi/");
        var http = HttpClient.newHttpClient();
        var listed = http.send(HttpRequest.newBuilder(root.resolve("collections/"))
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        var collection = "";
        for (var each : JsonMapper.shared().readTree(listed.body()).path("collections"))
            if (each.path("can_write").booleanValue(false)) collection = each.path("id").stringValue("");
        var objects = IntStream.range(0, 1201).mapToObj(n -> Objects.indicator(Objects.id(), domain(n))).toList();
        var sent = http.send(HttpRequest.newBuilder(root.resolve("collections/" + collection + "/objects/"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/taxii+json;version=2.1")
                .POST(HttpRequest.BodyPublishers.ofString(Objects.page("", objects.toArray(String[]::new)))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(sent.statusCode()).isEqualTo(202);
        var id = peer(root, collection, SignIn.BEARER, token);
        polling.all();
        assertThat(now(id).state().failure()).isNull();
        assertThat(waiting(id)).isGreaterThanOrEqualTo(1201);
        var taken = now(id).taken();
        later(Duration.ofMinutes(60));
        assertThat(now(id).taken()).as("nothing comes twice").isEqualTo(taken);
    }
}
