package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls `/api/v1` as somebody.
final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What came back.
    record Answer(int status, byte[] body, HttpResponse<byte[]> whole) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// What came back, if it is what was hoped for.
        ///
        /// @throws AssertionError with the answer there was instead
        JsonNode expect(int wanted) {
            assertThat(status).as(whole.request().method() + " " + whole.uri() + " answered " + shortened())
                    .isEqualTo(wanted);
            return body.length == 0 ? JSON.createObjectNode() : json();
        }

        private String shortened() {
            var text = text();
            return text.length() <= 2_000 ? text : text.substring(0, 2_000) + " …";
        }
    }

    private final String url;
    private final String token;

    Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    /// A request without a body.
    Answer post(String path) {
        return send("POST", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /// A request that may be sent again with the same key.
    ///
    /// @throws IOException when no answer came
    Answer postOnce(String path, String json, String key) throws IOException {
        return exchange(request("POST", path, "application/json", BodyPublishers.ofString(json))
                .header("Idempotency-Key", key).build());
    }

    Answer put(String path, String json) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    /// A file as a form sends it.
    Answer upload(String path, Path file) {
        var boundary = "noroshi-" + UUID.randomUUID();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        try {
            return send("POST", path, "multipart/form-data; boundary=" + boundary,
                    BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request of any kind.
    ///
    /// @param path below `/api/v1`, beginning with a slash
    Answer send(String method, String path, String contentType, BodyPublisher body) {
        try {
            return exchange(request(method, path, contentType, body).build());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private HttpRequest.Builder request(String method, String path, String contentType, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).method(method, body)
                .header("Authorization", "Bearer " + token).header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(60));
    }

    private static Answer exchange(HttpRequest request) throws IOException {
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
