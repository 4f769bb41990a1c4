package dev.noroshi.exchange;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Somebody else's TAXII server, which answers as it is told to, however wrong.
final class StrangeServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Asked, Reply> manner = _ -> Reply.of(404, "");

    /// A request.
    record Asked(String method, String path, Map<String, String> query, String authorization, String accept,
            String type, String body) {

        String of(String name) {
            return query.getOrDefault(name, "");
        }
    }

    /// @param length what it claims; 0 for as long as it takes, -1 for what is there
    @SuppressWarnings("ArrayRecordComponent")
    record Reply(int status, byte[] body, long length, Map<String, String> headers) {

        static Reply of(int status, String body, String... headers) {
            var named = new HashMap<String, String>();
            for (var i = 0; i < headers.length; i += 2) named.put(headers[i], headers[i + 1]);
            return new Reply(status, body.getBytes(StandardCharsets.UTF_8), -1, named);
        }

        /// A page with the time of its last object.
        static Reply page(String body, String last) {
            return of(200, body, "X-TAXII-Date-Added-Last", last, "Content-Type", "application/taxii+json;version=2.1");
        }
    }

    StrangeServer() {
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
            var headers = exchange.getRequestHeaders();
            var one = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI()), first(headers, "Authorization"), first(headers, "Accept"),
                    first(headers, "Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(one);
            var reply = manner.apply(one);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var length = reply.length() < 0 ? reply.body().length : reply.length();
            exchange.sendResponseHeaders(reply.status(), length == 0 && reply.body().length == 0 ? -1 : length);
            exchange.getResponseBody().write(reply.body());
        } catch (IOException gone) {
            // whoever asked has heard enough
        }
    }

    private static String first(Headers headers, String name) {
        return java.util.Objects.requireNonNullElse(headers.getFirst(name), "");
    }

    private static Map<String, String> query(URI address) {
        var query = new HashMap<String, String>();
        if (address.getRawQuery() == null) return query;
        for (var each : address.getRawQuery().split("&")) {
            var parts = each.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    void answers(Function<Asked, Reply> manner) {
        this.manner = manner;
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api1/");
    }

    /// What was asked since it was last looked at.
    List<Asked> asked() {
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
