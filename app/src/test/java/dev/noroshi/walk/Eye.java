package dev.noroshi.walk;

import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.Readable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The browser and the program of one viewer: pages are asked for with their session, the API with their token.
final class Eye {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI home;
    private final Viewer viewer;
    private final @Nullable String bearer;
    private final HttpClient pages = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient api = HttpClient.newHttpClient();
    private String formToken = "";

    /// @param bearer the token of the viewer; null for somebody who is not signed in
    Eye(int port, Viewer viewer, @Nullable String bearer) {
        this.home = URI.create("http://127.0.0.1:" + port);
        this.viewer = viewer;
        this.bearer = bearer;
        if (bearer != null) signIn();
    }

    /// What came back.
    ///
    /// @param body as people and programs read it
    record Look(Viewer viewer, String method, String path, int status, HttpResponse<byte[]> whole, String body) {

        private static final Pattern OUR_PAPER = Pattern.compile("/(form|reach|faxes)\\.pdf");

        Look(Viewer viewer, String method, String path, HttpResponse<byte[]> whole) {
            this(viewer, method, path, whole.statusCode(), whole, read(path, whole));
        }

        String type() {
            return header("Content-Type");
        }

        String header(String name) {
            var value = whole.headers().firstValue(name).orElse("");
            return value == null ? "" : value;
        }

        /// Everything there is to read: the headers, and the body as people and programs get at it.
        String words() {
            return whole.headers().map() + "\n" + body();
        }

        private static String read(String path, HttpResponse<byte[]> whole) {
            var bytes = whole.body();
            if (begins(bytes, "%PDF-")) {
                var raw = new String(bytes, StandardCharsets.ISO_8859_1);
                // annexes are files of others, and may be broken
                return OUR_PAPER.matcher(path).find() ? Readable.pdf(bytes).all() + raw : raw;
            }
            return begins(bytes, "PK\3\4") ? Readable.zipped(bytes) : new String(bytes, StandardCharsets.UTF_8);
        }

        private static boolean begins(byte[] bytes, String sign) {
            var first = sign.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length >= first.length
                    && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
        }

        @Override
        public String toString() {
            return viewer + ": " + method + " " + path + " " + status;
        }
    }

    Viewer viewer() {
        return viewer;
    }

    private void signIn() {
        look("GET", "/sign-in", null, "");
        var answer = post("/sign-in", "login=" + viewer.login() + "&password="
                + URLEncoder.encode(FrontDoor.PASSWORD, StandardCharsets.UTF_8));
        if (answer.status() != 302) throw new IllegalStateException(viewer + " could not sign in: " + answer.status());
        look("GET", "/settings", null, "");
    }

    Look get(String path) {
        return look("GET", path, null, "");
    }

    /// Sends a form, with the token our pages give.
    Look post(String path, String form) {
        return look("POST", path, form + (form.isEmpty() ? "" : "&") + "_csrf=" + formToken,
                "application/x-www-form-urlencoded");
    }

    Look send(String method, String path, String body, String type) {
        return look(method, path, body, type);
    }

    /// Asks for a page with the token, and for what programs read with the session.
    Look byTheOtherDoor(String path) {
        return look("GET", path, null, "", !isForPrograms(path));
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/taxii2") || path.startsWith("/misp/");
    }

    private Look look(String method, String path, @Nullable String body, String type) {
        return look(method, path, body, type, isForPrograms(path));
    }

    private Look look(String method, String path, @Nullable String body, String type, boolean isApi) {
        var request = HttpRequest.newBuilder(home.resolve(path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", type);
        if (path.startsWith("/taxii2")) request.header("Accept", "application/taxii+json;version=2.1");
        if (isApi && bearer != null) request.header("Authorization", "Bearer " + bearer);
        try {
            var answer = (isApi ? api : pages).send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var look = new Look(viewer, method, path, answer);
            if (look.type().startsWith("text/html")) {
                var found = TOKEN.matcher(look.body());
                if (found.find()) formToken = found.group(1);
            }
            return look;
        } catch (IOException e) {
            throw new UncheckedIOException(viewer + " at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
