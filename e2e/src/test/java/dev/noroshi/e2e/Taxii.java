package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A TAXII client that says exactly what it is told to, as somebody of the fictional world.
final class Taxii {

    static final String TYPE = "application/taxii+json;version=2.1";
    static final String ROOT = "/taxii2/noroshi/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String url;
    private final String authorization;
    private final HttpClient client;

    private Taxii(String url, String authorization, HttpClient client) {
        this.url = url;
        this.authorization = authorization;
        this.client = client;
    }

    static Taxii as(Product product, Account account) {
        return new Taxii(product.url(), "Bearer " + account.token(), CLIENT);
    }

    /// @param authorization what stands in the header; blank: no header
    static Taxii with(String url, String authorization, HttpClient client) {
        return new Taxii(url, authorization, client);
    }

    Taxii with(String other) {
        return new Taxii(url, other, client);
    }

    /// Somebody whose quarantine nobody else in the tests uses.
    static synchronized Account somebodyNew(Product product) {
        return product.accounts().stream().filter(each -> each.role().equals("operator-manager")).skip(10)
                .skip(NEXT.getAndIncrement()).findFirst().orElseThrow();
    }

    /// @param headers names and values in turn; without an `Accept` among them it is the type of the protocol
    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body), "Content-Type", TYPE);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        if (!List.of(headers).contains("Accept")) request.header("Accept", TYPE);
        for (var i = 0; i < headers.length; i += 2)
            request.header(headers[i], headers[i + 1]);
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// As clients ask that do not encode brackets, or that go on writing whatever they are told.
    ///
    /// @param head the first line, and headers besides those everybody sends
    Socket raw(String head) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write((head + "\r\nHost: localhost\r\nAccept: " + TYPE + "\r\nAuthorization: "
                + authorization + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// Everything that comes back for an address as it stands.
    String rawGet(String path) throws IOException {
        try (var socket = raw("GET " + path + " HTTP/1.1\r\nConnection: close")) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /// What was hoped for, in the words of the protocol.
    JsonNode page(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + " answered " + answer.body()).isEqualTo(200);
        return json(answer);
    }

    /// Every object of a list, page for page, as long as the server says there is more.
    List<JsonNode> all(String list, String query) {
        var all = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = page(list + "?" + query + next);
            page.path("objects").forEach(all::add);
            assertThat(page.path("more").asBoolean(false)).as("more and next go together").isEqualTo(page.has("next"));
            next = page.has("next")
                    ? "&next=" + URLEncoder.encode(page.get("next").asString(), StandardCharsets.UTF_8)
                    : "";
        } while (!next.isEmpty());
        return all;
    }

    List<JsonNode> collections() {
        return StreamSupport.stream(page(ROOT + "collections/").path("collections").spliterator(), false).toList();
    }

    /// The address of a collection, found by its alias.
    String collection(String alias) {
        return collections().stream().filter(each -> each.path("alias").asString("").equals(alias)).findFirst()
                .map(Taxii::address).orElseThrow(() -> new AssertionError("No collection " + alias));
    }

    /// The address of the collection they may write to.
    String own() {
        return collections().stream().filter(each -> each.path("can_write").asBoolean(false)).findFirst()
                .map(Taxii::address).orElseThrow(() -> new AssertionError("No collection to write to"));
    }

    private static String address(JsonNode collection) {
        return ROOT + "collections/" + collection.get("id").asString() + "/";
    }

    /// Sends objects that are all sound.
    void put(String collection, List<String> objects) {
        var answer = post(collection + "objects/", Stix.envelope(objects));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).get("success_count").asInt()).as(answer.body()).isEqualTo(objects.size());
    }

    static List<String> ids(Iterable<JsonNode> objects) {
        return StreamSupport.stream(objects.spliterator(), false).map(each -> each.get("id").asString()).toList();
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// Refused, in the words of the protocol (section 3.6.1).
    static void assertError(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo(TYPE);
        var error = json(answer);
        assertThat(error.path("title").asString("")).isNotBlank();
        assertThat(error.path("http_status").isString()).isTrue();
        assertThat(error.get("http_status").asString()).isEqualTo(Integer.toString(status));
        assertThat(error.path("error_id").asString("")).isNotBlank();
        assertThat(error.path("error_code").asString("")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "dev.noroshi", "select ");
    }
}
