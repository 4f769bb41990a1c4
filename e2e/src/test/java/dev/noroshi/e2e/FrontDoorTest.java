package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.e2e.Browser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrontDoorTest {

    private final Product product = Product.shared();

    @ParameterizedTest
    @EnumSource(Screen.class)
    void whoeverComesFindsTheSignInPage(Screen screen) {
        try (var browser = Browser.open()) {
            var page = browser.window(screen);
            var answer = page.navigate(product.url() + "/");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
            assertThat(page.locator("#password").isVisible()).isTrue();
            Browser.screenshot(page, "sign-in-" + screen.name().toLowerCase(java.util.Locale.ROOT));
            Accessibility.assertAccessible(page);
            Accessibility.assertFitsItsWidth(page);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everybodyFindsWhatToDoNextOnTheirHomePage(Screen screen) {
        try (var browser = Browser.open()) {
            for (var role : new String[]{"operator-reporter", "secretariat", "ministry", "centre-officer"}) {
                var page = browser.signedIn(product, product.account(role), screen);
                Browser.screenshot(page, "home-" + role + "-" + screen.name().toLowerCase(java.util.Locale.ROOT));
                Accessibility.assertAccessible(page);
                Accessibility.assertFitsItsWidth(page);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theAccessibilityCheckCanFail() {
        try (var browser = Browser.open()) {
            var page = browser.window(Screen.DESK);
            page.setContent("<html><body><img src='data:,'><p style='color:#aaa'>pale</p></body></html>");
            assertThatThrownBy(() -> Accessibility.assertAccessible(page)).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("image-alt").hasMessageContaining("color-contrast");
        }
    }
}
