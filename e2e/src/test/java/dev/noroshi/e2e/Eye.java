package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.noroshi.e2e.Browser.Screen;
import java.nio.file.Path;

/// Looks at a page as everybody will, wide and narrow, and takes its picture for the README when asked to by
/// `-Dscreenshots=true`.
final class Eye {

    private static final boolean TAKES_PICTURES = Boolean.getBoolean("screenshots");
    private static final Path PICTURES = Path.of("../docs/images");

    private final Page page;

    Eye(Page page) {
        this.page = page;
    }

    /// The page is accessible and fits, on a wall and on a telephone, and its words are Japanese ones.
    Eye looksOver() {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
        for (var screen : new Screen[]{Screen.PHONE, Screen.WALL}) {
            Browser.resize(page, screen);
            Accessibility.assertAccessible(page);
            Accessibility.assertFitsItsWidth(page);
        }
        return this;
    }

    /// The same page in English is as good. Afterwards it is Japanese again.
    Eye looksOverInEnglish() {
        inEnglish(() -> {
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            Accessibility.assertAccessible(page);
            Browser.resize(page, Screen.PHONE);
            Accessibility.assertFitsItsWidth(page);
            Browser.resize(page, Screen.WALL);
        });
        return this;
    }

    /// @param name such as `03-anonymise`
    Eye takesPicture(String name) {
        if (!TAKES_PICTURES) return this;
        // what was just pressed or filled in is not part of the picture
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)");
        // one screen and not the whole page: a bar that stays at the lower edge would stand in the middle of it
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
        return this;
    }

    Eye takesPictureOnATelephone(String name) {
        Browser.resize(page, Screen.PHONE);
        takesPicture(name);
        Browser.resize(page, Screen.WALL);
        return this;
    }

    Eye takesPictureInEnglishOnATelephone(String name) {
        if (TAKES_PICTURES) inEnglish(() -> takesPictureOnATelephone(name));
        return this;
    }

    private void inEnglish(Runnable look) {
        var address = page.url();
        page.navigate(with(address, "lang=en"));
        look.run();
        page.navigate(with(address, "lang=ja"));
        page.navigate(address);
    }

    private static String with(String address, String parameter) {
        var bare = address.replaceFirst("#.*", "");
        return bare + (bare.contains("?") ? "&" : "?") + parameter;
    }
}
