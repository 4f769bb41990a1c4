package dev.noroshi.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real browser without a screen, set to Japanese and Tokyo. Every person who uses it has a window with cookies of
/// their own.
///
/// It lets no page fetch anything from anywhere but the program, and remembers every complaint of its console, a
/// violation of the content security policy among them: see [#complaints()].
final class Browser implements AutoCloseable {

    /// The widths every page must look right at, in CSS pixels.
    enum Screen {
        PHONE(360, 740), DESK(1280, 800), WALL(1600, 1000);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String CHROMIUM = Optional.ofNullable(System.getenv("NOROSHI_CHROMIUM"))
            .orElse("/usr/bin/chromium");
    /// As root there is no sandbox; the rest keeps Chromium from calling home.
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--font-render-hinting=none");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser() {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(
                new LaunchOptions().setExecutablePath(Path.of(CHROMIUM)).setArgs(FLAGS).setHeadless(true));
    }

    static Browser open() {
        return new Browser();
    }

    /// A fresh window in which nobody has signed in.
    Page window(Screen screen) {
        return window(screen, new NewContextOptions());
    }

    /// A fresh window as somebody has it who switched JavaScript off.
    Page windowWithoutScript(Screen screen) {
        return window(screen, new NewContextOptions().setJavaScriptEnabled(false));
    }

    private Page window(Screen screen, NewContextOptions options) {
        var context = chromium.newContext(options.setLocale("ja-JP").setTimezoneId("Asia/Tokyo")
                .setViewportSize(screen.width, screen.height).setAcceptDownloads(true));
        stayAtHome(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(page.url() + ": " + message.text());
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private void stayAtHome(BrowserContext context) {
        context.route(url -> !List.of("localhost", "127.0.0.1").contains(String.valueOf(URI.create(url).getHost()))
                && url.startsWith("http"), route -> {
                    complaints.add("A page asked for " + route.request().url());
                    route.abort();
                });
    }

    /// Makes a window as wide and high as another screen.
    static void resize(Page page, Screen screen) {
        page.setViewportSize(screen.width, screen.height);
    }

    /// A fresh window in which that person has signed in and sees the home page.
    Page signedIn(Product product, Account account, Screen screen) {
        var page = window(screen);
        signIn(page, product, account);
        return page;
    }

    /// Signs in through the page everybody uses.
    static void signIn(Page page, Product product, Account account) {
        page.navigate(product.url() + "/sign-in");
        page.locator("#login").fill(account.login());
        page.locator("#password").fill(account.password());
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /// The whole page as `target/screenshots/<name>.png`.
    static void screenshot(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /// Does something that leads to another page, and waits until that is there.
    static void leads(Page page, Runnable act) {
        page.evaluate("window.left = true");
        act.run();
        page.waitForCondition(() -> {
            try {
                return Boolean.TRUE.equals(page.evaluate("!window.left && document.readyState === 'complete'"));
            } catch (PlaywrightException between) {
                return false; // one page is gone and the next has not begun
            }
        });
    }

    /// What the console complained of since the last call: expected to be empty.
    List<String> complaints() {
        var all = new ArrayList<>(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
