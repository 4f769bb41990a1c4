package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.noroshi.e2e.Browser.Screen;
import org.junit.jupiter.api.Test;

/// Passkeys in a real browser, whose authenticator is made of software (WebAuthn's virtual authenticator).
class PasskeyTest {

    private final Product product = Product.shared();

    @Test
    void aPasskeyIsAddedSignsInByItselfAndAfterAPasswordAndIsRemoved() {
        try (var browser = Browser.open()) {
            var account = product.account("operator-manager");
            var page = browser.signedIn(product, account, Screen.DESK);
            var authenticator = new Authenticator(page);

            openSettings(page, account);
            page.locator("#passkey-name").fill("執務室のPC");
            Browser.leads(page, () -> page.locator("form[data-passkey] button").click());
            assertThat(page.locator("#recovery-codes li").count()).isEqualTo(10);
            Browser.screenshot(page, "recovery-codes-desk");
            Browser.leads(page, () -> page.locator("main a.button").click());
            assertThat(page.locator("#passkey-list").textContent()).contains("執務室のPC");
            seen(page, "second-factor");

            signOut(page);
            seen(page, "sign-in-with-passkey");
            Browser.leads(page, () -> page.locator("form[data-passkey] button").click());
            assertThat(page.url()).endsWith("/home");

            signOut(page);
            page.locator("#login").fill(account.login());
            page.locator("#password").fill(account.password());
            Browser.leads(page, () -> page.locator("form[action='/sign-in'] button").click());
            assertThat(page.url()).endsWith("/sign-in/second");
            seen(page, "second");
            Browser.leads(page, () -> page.locator("form[data-passkey] button").click());
            assertThat(page.url()).endsWith("/home");

            signOut(page);
            authenticator.verifiesNobody();
            page.locator("form[data-passkey] button").click();
            page.locator("[data-failed]").waitFor();
            assertThat(page.url()).contains("/sign-in");
            assertThat(browser.complaints()).isEmpty();
            authenticator.verifies();
            Browser.leads(page, () -> page.locator("form[data-passkey] button").click());

            openSettings(page, account);
            Browser.leads(page, () -> page.locator("#passkey-list button").click());
            assertThat(page.locator("#passkey-list").count()).isZero();
            signOut(page);
            Browser.leads(page, () -> page.locator("form[data-passkey] button").click());
            assertThat(page.locator("#sign-in-outcome").textContent()).contains("パスキーを確認できませんでした");
            browser.complaints(); // the console names the refusal
        }
    }

    @Test
    void anAppIsSetUpFromItsPicture() {
        try (var browser = Browser.open()) {
            var account = product.account("secretariat");
            var page = browser.signedIn(product, account, Screen.DESK);
            openSettings(page, account);
            Browser.leads(page, () -> page.locator("form[action$='/second-factor/app'] button").click());
            assertThat(page.locator("#qr").boundingBox().width).isGreaterThan(200);
            seen(page, "app");
            page.navigate(product.url() + "/settings/sessions");
            assertThat(page.locator("#session-list").textContent()).contains("Chrome / Linux");
            seen(page, "sessions");
            page.navigate(product.url() + "/settings");
            seen(page, "settings");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anAdministratorSeesAccountsAndNothingElse() {
        try (var browser = Browser.open()) {
            var page = browser.signedIn(product, product.account("administrator"), Screen.DESK);
            page.navigate(product.url() + "/accounts?q=sec-bank");
            seen(page, "accounts");
            Browser.leads(page, () -> page.locator("#account-list a").first().click());
            seen(page, "account");
            assertThat(page.locator("nav").first().textContent()).doesNotContain("情報連絡").contains("アカウント");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void openSettings(Page page, Account account) {
        page.navigate(product.url() + "/settings/second-factor");
        if (page.locator("form[action$='/open']").count() == 0) return;
        page.locator("#password").fill(account.password());
        Browser.leads(page, () -> page.locator("form[action$='/open'] button").click());
    }

    private static void signOut(Page page) {
        Browser.leads(page, () -> page.locator("form[action='/sign-out'] button").click());
    }

    /// As a picture on a telephone and on a wall, readable and within its width.
    private static void seen(Page page, String name) {
        for (var screen : new Screen[]{Screen.PHONE, Screen.WALL}) {
            Browser.resize(page, screen);
            Browser.screenshot(page, "access-" + name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT));
            Accessibility.assertAccessible(page);
            Accessibility.assertFitsItsWidth(page);
        }
    }

    /// An authenticator that is always at hand.
    private static final class Authenticator {

        private final CDPSession chromium;
        private final String id;

        Authenticator(Page page) {
            chromium = page.context().newCDPSession(page);
            chromium.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            id = chromium.send("WebAuthn.addVirtualAuthenticator", arguments).get("authenticatorId").getAsString();
        }

        void verifies() {
            verify(true);
        }

        void verifiesNobody() {
            verify(false);
        }

        private void verify(boolean person) {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", person);
            chromium.send("WebAuthn.setUserVerified", arguments);
        }
    }
}
