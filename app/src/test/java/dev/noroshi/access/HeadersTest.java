package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What every answer tells the browser, and what no page may hold.
@NoroshiTest
class HeadersTest extends AtTheFrontDoor {

    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)|"
            + "javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?:src|href|action|formaction|poster|data|srcset)\\s*=\\s*\"(?:https?:)?//|url\\(\\s*[\"']?(?:https?:)?//|"
                    + "@import\\s+[\"']?(?:url\\()?(?:https?:)?//",
            Pattern.CASE_INSENSITIVE);

    @Autowired
    Programs programs;
    @Autowired
    Routes routes;

    /// Files of public advisories are nobody's secret: they may be kept, but are asked after each time.
    private static boolean isPublicFile(String path) {
        return path.startsWith("/.well-known/csaf/") || path.startsWith("/public/feeds/");
    }

    /// Whether an answer says all of what the browser may not do with it; `RoutesTest` asks it of every route.
    static boolean isShort(HttpResponse<String> answer, boolean api) {
        var file = header(answer, "Content-Disposition").startsWith("attachment");
        var policy = header(answer, "Content-Security-Policy");
        return policy.equals(file || api ? BrowserLimits.NOTHING : BrowserLimits.PAGE)
                && answer.headers().allValues("Content-Security-Policy").size() == 1
                && header(answer, "Cache-Control").contains(isPublicFile(answer.uri().getPath())
                        && answer.statusCode() == 200 ? "no-cache" : "no-store")
                && header(answer, "X-Content-Type-Options").equals("nosniff")
                && header(answer, "X-Frame-Options").equals("DENY")
                && header(answer, "Referrer-Policy").equals("same-origin")
                && header(answer, "Cross-Origin-Opener-Policy").equals("same-origin")
                && header(answer, "Cross-Origin-Resource-Policy").equals("same-origin")
                && header(answer, "Permissions-Policy").contains("camera=()")
                && header(answer, "Access-Control-Allow-Origin").isEmpty()
                && header(answer, "Server").isEmpty() && header(answer, "X-Powered-By").isEmpty();
    }

    @Test
    void aFileIsADownloadThatMayDoNothingInAWindow() {
        var csv = door.browser(Role.AUDITOR).get("/files/registry/map.csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(header(csv, "Content-Disposition")).startsWith("attachment");
        assertThat(header(csv, "Content-Security-Policy")).contains("sandbox", "default-src 'none'");
    }

    /// Handlers whose address looks like a file's lie where files do; `WalkOverAllPagesTest` sees that all the others answer
    /// with pages.
    @Test
    void filesLieInAPlaceOfTheirOwn() {
        assertThat(routes.all()).filteredOn(route -> route.path().startsWith("/files/")).hasSizeGreaterThan(8)
                .allSatisfy(route -> assertThat(route.method()).isEqualTo("GET"));
        assertThat(routes.all()).filteredOn(route -> route.path().matches(".*\\.[a-z]{3,4}(\\{.*)?"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.path()).matches("/(files|api|misp|assets|[.]well-known)/.*"));
    }

    @Test
    void thePolicyAllowsNothingInlineAndNobodyElse() {
        assertThat(BrowserLimits.PAGE).contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*", "data:");
    }

    @Test
    void noTemplateHoldsAnythingInlineOrFromElsewhere() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                if (INLINE.matcher(text).find()) wrong.add("inline in " + file);
                if (ELSEWHERE.matcher(text).find()) wrong.add("elsewhere in " + file);
            }
        }
        try (var files = Files.walk(Path.of("src/main/resources/static"))) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.(css|js|svg)")).toList()) {
                var text = Files.readString(file);
                if (ELSEWHERE.matcher(text).find() || text.contains("eval(") || text.contains("innerHTML"))
                    wrong.add(file.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatOtherOriginsAskIsNotAnswered() {
        var browser = door.browser(Role.OPERATOR_REPORTER);
        var asked = browser.send(browser.request("/home").header("Origin", "https://elsewhere.example").GET());
        assertThat(header(asked, "Access-Control-Allow-Origin")).isEmpty();
        var preflight = browser.send(browser.request("/api/v1/reports").header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();
        var trace = browser.send(browser.request("/").method("TRACE",
                java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(trace.statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aFormWithoutOurTokenIsRefused() {
        var browser = new Browser(port);
        var answer = browser.post("/sign-in", "login", "x", "password", "y");
        assertThat(answer.statusCode()).isIn(302, 403);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> !cookie.contains("HttpOnly"));
        var signedIn = door.browser(Role.OPERATOR_REPORTER);
        var forged = signedIn.send(signedIn.request("/settings/language")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("lang=en")));
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    private static String header(HttpResponse<?> answer, String name) {
        var value = answer.headers().firstValue(name).orElse("");
        return value == null ? "" : value;
    }
}
