package dev.noroshi.misp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of MISP as they are: the key stands alone in its header.
final class MispClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI home;
    private final String[] headers;

    /// @param headers names and values in turn
    MispClient(int port, String... headers) {
        this.home = URI.create("http://127.0.0.1:" + port);
        this.headers = headers.clone();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(home.resolve(path)).header("Accept", "application/json");
        for (var i = 0; i < headers.length; i += 2)
            request.header(headers[i], headers[i + 1]);
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    /// Events that fit, as far as the client may know them.
    List<JsonNode> events(String asked) {
        var found = new ArrayList<JsonNode>();
        json(post("/misp/events/restSearch", asked)).path("response").forEach(each -> found.add(each.path("Event")));
        return found;
    }

    List<JsonNode> attributes(String asked) {
        var found = new ArrayList<JsonNode>();
        json(post("/misp/attributes/restSearch", asked)).path("response").path("Attribute").forEach(found::add);
        return found;
    }

    /// The one event whose title ends so.
    JsonNode event(String title) {
        return events("{}").stream().filter(each -> each.path("info").stringValue("").endsWith(title)).findFirst()
                .orElseThrow(() -> new AssertionError("No event " + title));
    }

    boolean knows(String title) {
        return events("{\"eventinfo\": \"%" + title + "\"}").size() == 1;
    }
}
