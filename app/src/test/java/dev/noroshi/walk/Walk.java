package dev.noroshi.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One person's walk: signs in and follows the links of every page to their end. Looks only; nothing is sent but the
/// sign-in.
final class Walk {

    private static final Pattern LINK = Pattern.compile("\\b(?:href|src|hx-get)=\"([^\"]*)\"");
    private static final Pattern LOOKING_FORM = Pattern
            .compile(
                    "<form[^>]*method=\"get\"[^>]*action=\"([^\"]*)\"|<form[^>]*action=\"([^\"]*)\"[^>]*method=\"get\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ID = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/reach/)[^/]+|(?<=/ceptoars/)[^/]+");

    private final URI home;
    private final String login;
    private final int looksAtEach;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ArrayDeque<Step> ahead = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> looks = new HashMap<>();

    /// @param from the page that shows the link
    private record Step(String path, String from) {
    }

    /// What stood behind a link.
    ///
    /// @param shape the path with a `*` for every id, for what holds of all pages of a kind
    record Sight(String login, String path, String shape, String from, int status, String type, String disposition,
            byte[] body) {

        boolean isPage() {
            return type.startsWith("text/html");
        }

        /// Parts of the program itself: style sheet, script, picture.
        boolean isAsset() {
            return path.startsWith("/assets/") || path.startsWith("/webjars/");
        }

        /// What a program reads.
        /// What programs fetch: answers of the API, and keys as OpenPGP programs take them.
        boolean isAnswer() {
            return path.startsWith("/api/") && type.startsWith("application/") && type.contains("json")
                    && !isDownload() || type.startsWith("application/pgp-keys");
        }

        boolean isDownload() {
            return !disposition.isEmpty();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return login + ": " + path + " (shown on " + from + ") " + status + " " + type;
        }
    }

    /// @param looksAtEach how many pages of a kind are enough
    Walk(int port, String login, int looksAtEach) {
        this.home = URI.create("http://127.0.0.1:" + port);
        this.login = login;
        this.looksAtEach = looksAtEach;
    }

    void signIn(String password, String language) {
        var token = TOKEN.matcher(text(get("/sign-in?lang=" + language)));
        if (!token.find()) throw new IllegalStateException("The page to sign in at has no token");
        var answer = send(request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=" + login + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf=" + token.group(1))));
        if (answer.statusCode() != 302) throw new IllegalStateException(login + " could not sign in");
        get("/home?lang=" + language);
    }

    /// Walks until no link is left that was not followed, or enough of its kind were.
    void wander(Consumer<Sight> look) {
        follow("/home", "the sign-in");
        for (@Nullable
        Step step = ahead.poll(); step != null; step = ahead.poll()) {
            var answer = get(step.path());
            var sight = new Sight(login, step.path(), shape(step.path()), step.from(), answer.statusCode(),
                    header(answer, "Content-Type"), header(answer, "Content-Disposition"), answer.body());
            look.accept(sight);
            if (answer.statusCode() / 100 == 3) follow(header(answer, "Location"), step.path());
            else if (sight.isPage()) links(sight).forEach(link -> follow(link, sight.path()));
        }
    }

    private static Set<String> links(Sight sight) {
        var links = new LinkedHashSet<String>();
        var page = sight.text();
        LINK.matcher(page).results().forEach(found -> links.add(found.group(1)));
        LOOKING_FORM.matcher(page).results()
                .forEach(found -> links.add(Objects.requireNonNullElse(found.group(1), found.group(2))));
        return links;
    }

    private void follow(String link, String from) {
        var target = home.resolve(from.startsWith("/") ? from : "/").resolve(link.replace("&amp;", "&"));
        if (!Objects.equals(target.getAuthority(), home.getAuthority())) return;
        var query = target.getRawQuery();
        if (query != null && query.matches("(.*&)?lang=.*")) return; // would change the account
        var path = target.getRawPath() + (query == null ? "" : "?" + query);
        if (!known.add(path)) return;
        if (looks.merge(shape(path), 1, Integer::sum) > looksAtEach) return;
        ahead.add(new Step(path, from));
    }

    static String shape(String path) {
        return ID.matcher(path.replaceFirst("\\?.*", "")).replaceAll("*");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path));
    }

    private HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return Objects.requireNonNull(answer.headers().firstValue(name).orElse(""));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
