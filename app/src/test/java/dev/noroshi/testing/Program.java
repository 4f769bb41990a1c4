package dev.noroshi.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that calls the API as somebody: every request bears their token. It remembers all it was answered.
public final class Program {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI home;
    private final String token;
    private final List<String> answers = new ArrayList<>();

    public Program(int port, String token) {
        this.home = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    /// What came back.
    public record Answer(int status, byte[] bytes, HttpResponse<byte[]> whole) {

        public JsonNode json() {
            return MAPPER.readTree(bytes);
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        /// `field code` of every error.
        public List<String> errors() {
            var errors = new ArrayList<String>();
            for (var error : json().path("errors"))
                errors.add(error.path("field").asString() + " " + error.path("code").asString());
            return errors;
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public Answer post(String path, byte[] body, String type, String... headers) {
        return send(request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /// Sends nothing but the request.
    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /// Sends a file as the member `file` of a form, with other members beside it.
    public Answer upload(String path, String name, byte[] file, Map<String, String> beside, String... headers) {
        var boundary = "----noroshi-test";
        var body = new ByteArrayOutputStream();
        beside.forEach((member, value) -> body.writeBytes(("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + member + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, body.toByteArray(), "multipart/form-data; boundary=" + boundary, headers);
    }

    /// Every answer so far, with its headers.
    public List<String> answers() {
        return List.copyOf(answers);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(home.resolve(path)).header("Authorization", "Bearer " + token);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var whole = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            synchronized (answers) {
                answers.add(whole.headers().map() + " " + new String(whole.body(), StandardCharsets.UTF_8));
            }
            return new Answer(whole.statusCode(), whole.body(), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
