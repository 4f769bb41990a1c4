package dev.noroshi.taxii;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A TAXII client that says exactly what it is told to, over plain HTTP.
final class Machine {

    static final String TAXII = "application/taxii+json;version=2.1";
    static final String ROOT = "/taxii2/noroshi/";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI home;
    private final String authorization;

    Machine(int port, String authorization) {
        this.home = URI.create("http://127.0.0.1:" + port);
        this.authorization = authorization;
    }

    String authorization() {
        return authorization;
    }

    /// @param headers names and values in turn
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(home.resolve(path));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
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
        return JsonMapper.shared().readTree(answer.body());
    }

    /// The address of a collection, found by its alias.
    String collection(String alias) {
        for (var each : json(get(ROOT + "collections/", "Accept", TAXII)).path("collections"))
            if (each.path("alias").stringValue("").equals(alias))
                return ROOT + "collections/" + each.path("id").stringValue("") + "/";
        throw new AssertionError("No collection " + alias);
    }

    /// The address of the collection we may write to.
    String writable() {
        for (var each : json(get(ROOT + "collections/", "Accept", TAXII)).path("collections"))
            if (each.path("can_write").booleanValue(false))
                return ROOT + "collections/" + each.path("id").stringValue("") + "/";
        throw new AssertionError("No collection to write to");
    }

    /// Every object of a list, page for page.
    ///
    /// @param query conditions, such as `match%5Btype%5D=report`
    List<JsonNode> all(String path, String query) {
        var all = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = json(get(path + "?" + query + next, "Accept", TAXII));
            page.path("objects").forEach(all::add);
            next = page.path("more").booleanValue(false)
                    ? "&next=" + URLEncoder.encode(page.path("next").stringValue(""), StandardCharsets.UTF_8)
                    : "";
        } while (!next.isEmpty());
        return all;
    }
}
