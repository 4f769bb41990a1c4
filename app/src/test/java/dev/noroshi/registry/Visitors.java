package dev.noroshi.registry;

import dev.noroshi.access.Accounts;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.Cast;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DuplicateKeyException;

/// People of the fictional world who visit by browser or by program.
@TestComponent
class Visitors {

    private static final String PASSWORD = "a long sentence will do";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----noroshi-test";

    private final Accounts accounts;
    private final Directory directory;
    private final Registry registry;
    private final CeptoarLists lists;
    private final Clock clock;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    Visitors(Accounts accounts, Directory directory, Registry registry, CeptoarLists lists, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.registry = registry;
        this.lists = lists;
        this.clock = clock;
    }

    /// The browser in which the person is signed in.
    Browser browser(int port, String login) {
        return browsers.computeIfAbsent(login, each -> signedIn(port, each));
    }

    private Browser signedIn(int port, String login) {
        account(login);
        var browser = new Browser(port);
        if (browser.signIn(login, PASSWORD).statusCode() != 302) throw new IllegalStateException(login);
        return browser;
    }

    HttpResponse<String> call(int port, String login, String path) {
        return call(port, login, path, HttpRequest.Builder::GET);
    }

    HttpResponse<String> call(int port, String login, String path,
            UnaryOperator<HttpRequest.Builder> method) {
        var browser = new Browser(port);
        return browser.send(method.apply(browser.request(path)).header("Authorization", "Bearer " + secret(login)));
    }

    /// Posts a file by program.
    HttpResponse<String> post(int port, String login, String path, byte[] file) {
        return call(port, login, path, request -> multipart(request, file, ""));
    }

    /// Posts a file from a page, with the token of that page.
    HttpResponse<String> post(Browser browser, String page, String path, byte[] file) {
        var found = TOKEN.matcher(browser.get(page).body());
        if (!found.find()) throw new IllegalStateException("No form on " + page);
        return browser.send(multipart(browser.request(path), file, "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + found.group(1) + "\r\n"));
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, byte[] file, String fields) {
        var head = fields + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n", StandardCharsets.UTF_8)));
    }

    private String secret(String login) {
        account(login);
        return secrets.computeIfAbsent(login, each -> accounts
                .issueToken(directory.personByLogin(each).orElseThrow().id(), "test", Duration.ofDays(1)).secret());
    }

    private void account(String login) {
        new Cast(registry, lists, directory, clock);
        var person = directory.personByLogin(login).orElseThrow().id();
        try {
            accounts.create(person, login, accounts.hash(PASSWORD));
        } catch (DuplicateKeyException e) {
            // has one already
        }
    }
}
