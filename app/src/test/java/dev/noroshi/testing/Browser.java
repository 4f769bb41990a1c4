package dev.noroshi.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A browser without a screen: keeps cookies, sends along the token of the page it looked at last, and does not follow
/// redirects by itself.
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI home;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private @Nullable String token;

    public Browser(int port) {
        home = URI.create("http://127.0.0.1:" + port);
    }

    public HttpResponse<String> get(String path) {
        var answer = send(request(path).GET());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1);
        return answer;
    }

    /// A file, as it came.
    public HttpResponse<byte[]> download(String path) {
        return download(request(path).GET());
    }

    private HttpResponse<byte[]> download(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a form.
    ///
    /// @param fields names and values in turn
    public HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, String... fields) {
        var body = new ArrayList<String>();
        for (var i = 0; i < fields.length; i += 2)
            body.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        if (token != null) body.add("_csrf=" + token);
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)));
    }

    public HttpResponse<String> signIn(String login, String password) {
        get("/sign-in");
        var answer = post("/sign-in", "login", login, "password", password);
        if (answer.statusCode() == 302) get("/settings"); // the new session has a token of its own
        return answer;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String location(HttpResponse<?> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        return Objects.requireNonNull(location).replaceFirst("^http://[^/]+", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
