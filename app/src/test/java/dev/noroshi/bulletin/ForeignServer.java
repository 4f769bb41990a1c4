package dev.noroshi.bulletin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody else's server, which says what it was told to.
final class ForeignServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = Collections.synchronizedMap(new HashMap<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private record Page(int status, byte[] body, Map<String, String> headers) {
    }

    ForeignServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            asked.add(path);
            var page = pages.getOrDefault(path, new Page(404, new byte[0], Map.of()));
            var etag = page.headers().get("ETag");
            page.headers().forEach(exchange.getResponseHeaders()::set);
            if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
            if (page.body().length > 0) exchange.getResponseBody().write(page.body());
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void says(String path, int status, String body, String... headers) {
        var named = new HashMap<String, String>();
        for (var i = 0; i < headers.length; i += 2) named.put(headers[i], headers[i + 1]);
        pages.put(path, new Page(status, Samples.bytes(body), named));
    }

    void says(String path, byte[] body) {
        pages.put(path, new Page(200, body, Map.of()));
    }

    /// What was asked for since it was last looked at.
    List<String> asked() {
        synchronized (asked) {
            var all = List.copyOf(asked);
            asked.clear();
            return all;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
