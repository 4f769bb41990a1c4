package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Every route × every role.
@NoroshiTest
class RoutesTest extends AtTheFrontDoor {

    private static final Path TABLE = Path.of("../docs/reference/permissions.md");

    @Autowired
    Routes routes;
    @Autowired
    Words words;

    @Test
    void everyRouteLetsInExactlyTheRolesItNamesAndKeepsTheBrowserOfAllShort() {
        var wrong = new ArrayList<String>();
        var loose = new ArrayList<String>();
        for (var role : Role.values()) {
            var browser = door.browser(role);
            var token = door.token(role);
            for (var route : routes.all()) {
                if (isOfTheSession(route)) continue;
                var answer = call(route, browser, token);
                if (!HeadersTest.isShort(answer, isForMachines(route)))
                    loose.add(role + " " + route + " " + answer.headers().map());
                if (route.permission() != null && isRefusedForTheRole(answer) == role.may(route.permission()))
                    wrong.add(role + " at " + route);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(loose).isEmpty();
    }

    @Test
    void whoIsNotSignedInComesNowhere() {
        var stranger = new Browser(port);
        stranger.get("/sign-in");
        for (var route : routes.all()) {
            if (route.permission() == null) continue;
            var answer = call(route, stranger, null);
            if (route.path().startsWith("/misp/"))
                // what clients of MISP take for a key that is missing or nobody's
                assertThat(answer).describedAs(route.path())
                        .matches(each -> each.statusCode() == 403 && each.body().contains("Authentication failed"));
            else
                if (isForMachines(route))
                    assertThat(answer.statusCode()).describedAs(route.path()).isEqualTo(401);
                else
                    assertThat(Browser.location(answer)).describedAs(route.path()).startsWith("/sign-in");
        }
    }

    /// Written anew with `-Dnoroshi.write=true`.
    @Test
    void theTableOfPermissionsIsUpToDate() throws IOException {
        var table = table();
        if (Boolean.getBoolean("noroshi.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
                .describedAs("docs/reference/permissions.md; write it anew with -Dtest=RoutesTest -Dnoroshi.write=true")
                .isEqualTo(table);
    }

    private static HttpResponse<String> call(Routes.Route route, Browser browser,
            @Nullable String token) {
        // {kind:xlsx|pdf} is asked for as xlsx, every other part of an address as an id nobody has
        var path = route.path().replaceAll("\\{\\w+:(\\w+)\\|[^}]*}", "$1")
                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString()).replace("**", "x");
        var get = route.method().equals("GET");
        if (!isForMachines(route)) return get ? browser.get(path) : browser.post(path);
        var request = browser.request(path).method(route.method(), BodyPublishers.noBody());
        if (token != null) request.header("Authorization", "Bearer " + token);
        var answer = browser.send(request);
        // a route for files or objects looks at the type before it looks at the caller
        if (answer.statusCode() == 415 && route.path().startsWith("/taxii2"))
            return browser.send(request.header("Content-Type", "application/taxii+json;version=2.1")
                    .method(route.method(), BodyPublishers.ofString("{}")));
        return answer.statusCode() == 415
                ? browser.send(request.header("Content-Type", "multipart/form-data; boundary=b")
                        .method(route.method(), BodyPublishers.ofString("--b--\r\n")))
                : answer;
    }

    /// Signs somebody in or out, after which they would be somebody else.
    private static boolean isOfTheSession(Routes.Route route) {
        return route.permission() == null && !route.method().equals("GET");
    }

    private static boolean isForMachines(Routes.Route route) {
        return route.path().startsWith("/api/") || route.path().startsWith("/taxii2")
                || route.path().startsWith("/misp/");
    }

    private static boolean isRefusedForTheRole(HttpResponse<String> answer) {
        return answer.statusCode() == 403
                && (answer.body().contains("not-your-role") || answer.body().contains("あなたの役割では使えません"));
    }

    private String table() {
        var text = new StringBuilder("""
                # Who may use which route

                Made from the handlers by `RoutesTest`, which also calls every route as every role. ● may, · may not.
                What a role may see of a single report or advisory is decided by the room that keeps it.

                | Route | Permission |""");
        for (var role : Role.values())
            text.append(" ").append(role.code()).append(" |");
        text.append("\n|---|---|").append(":-:|".repeat(Role.values().length)).append('\n');
        for (var route : routes.all()) {
            var permission = route.permission();
            text.append("| `").append(route.method()).append(' ').append(route.path()).append("` | ")
                    .append(permission == null ? "open: " + route.open() : permission.name()).append(" |");
            for (var role : Role.values())
                text.append(permission == null || role.may(permission) ? " ● |" : " · |");
            text.append('\n');
        }
        text.append("""

                ## What each permission lets one do

                The words on the page where a token is narrowed. Two stand side by side: `EDIT_CONTACTS` is where an organisation is reached,
                and is kept right by whoever is on duty; `EDIT_DESK` is how it is told, and to which system of its own something is sent.

                | Permission | 日本語 | English |
                |---|---|---|
                """);
        for (var permission : Permission.values())
            text.append("| ").append(permission).append(" | ")
                    .append(words.say(Language.JA, "access.permission." + permission)).append(" | ")
                    .append(words.say(Language.EN, "access.permission." + permission)).append(" |\n");
        return text.toString();
    }
}
