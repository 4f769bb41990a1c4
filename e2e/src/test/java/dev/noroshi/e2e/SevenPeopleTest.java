package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.noroshi.e2e.Browser.Screen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The main job, end to end, as seven people do it: an operator's reporter, a secretariat, a ministry, an officer and an
/// approver of the centre, and then the ministry, the secretariat and the operator again on the way down.
class SevenPeopleTest {

    private static final String SUMMARY = "・灯守電力送配電の保守用の接続装置に、覚えのないログインが3回あった。\n・接続元は 203.0.113[.]45。";

    private static final Path FILLED_FORM = Path.of("../app/src/test/resources/forms/report-form-example.xlsx");

    private final Product product = Product.shared();
    private final Chain chain = Chain.ofElectricity(product);

    @Test
    void aFilledFormBecomesAConfirmedAdvisory() {
        try (var browser = Browser.open()) {
            var operator = browser.signedIn(product, chain.operator(), Screen.WALL);
            reports(operator);
            anonymises(browser.signedIn(product, chain.secretariat(), Screen.WALL));
            var number = checks(browser.signedIn(product, chain.ministry(), Screen.WALL));
            var officer = browser.signedIn(product, chain.officer(), Screen.WALL);
            drafts(officer, number);
            approvesAndIssues(browser.signedIn(product, chain.approver(), Screen.WALL));
            passesOn(browser.signedIn(product, product.accountOf("tsukushino.kasumi"), Screen.WALL),
                    "09-ministry-passes-on");
            passesOn(browser.signedIn(product, product.accountOf("rindoya.mei"), Screen.WALL),
                    "10-secretariat-passes-on");
            confirms(operator);
            seesItReached(officer);
            // the empty form is refused with 422, which the console remarks
            assertThat(browser.complaints())
                    .allMatch(said -> said.contains("/edit: ") && said.contains("status of 422"));
        }
    }

    @Test
    void theOfficialFormMayBeHandedInInstead() {
        try (var browser = Browser.open()) {
            var page = browser.signedIn(product, chain.operator(), Screen.WALL);
            page.navigate(product.url() + "/reports/new");
            page.locator("#file").setInputFiles(FILLED_FORM);
            page.locator("button[formaction='/reports/import']").click();
            page.waitForURL("**/edit**");
            assertThat(page.locator("#event-summary").inputValue()).contains("WEBサイトが改竄された");
            assertThat(page.locator("#tlp-GREEN").isChecked()).isTrue();
            new Eye(page).looksOver().takesPicture("03-operator-imports-the-form");
            page.locator("summary").last().click();
            page.locator("form[action$='/discard'] button").click();
            page.waitForLoadState();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /// By keyboard alone, from the home page on.
    private void reports(Page page) {
        var keys = new Keyboard(page);
        look(page, "01-operator-home").looksOverInEnglish();
        keys.press("main a[href='/reports/new']");
        look(page, "02-operator-begins");
        keys.press("main form[action='/reports'] button[formnovalidate]");
        keys.press("button[name=do][value=confirm]");
        assertThat(page.locator(".problems__list li").count()).as("everything missing is said at once").isEqualTo(2);
        assertThat(page.locator("#sector").inputValue()).as("the registry knows the sector").isEqualTo("electricity");
        assertThat(page.locator("#operator").inputValue()).isEqualTo("灯守電力送配電株式会社");
        keys.choose("importance", "WARNING");
        keys.choose("tlp", "AMBER");
        keys.choose("event-type", "LEAD_INTRUSION");
        keys.tick("cause", "UNKNOWN");
        keys.choose("attachment", "NO");
        keys.write("#affected-system", "変電所の保守に使う遠隔接続装置");
        keys.write("#event-summary", SUMMARY);
        look(page, "03-operator-form");
        keys.press(".savebar button[name=do][value=confirm]");
        look(page, "04-operator-confirms");
        keys.press("main form[action$='/submit'] button");
        look(page, "05-operator-has-reported");
    }

    private void anonymises(Page page) {
        open(page, "保守用の接続装置に、覚えのないログインが3回");
        var begin = page.locator("main form[action$='/anonymise'] button");
        if (begin.count() > 0) Browser.leads(page, begin::click);
        assertThat(page.locator("button[aria-disabled=true]").count()).as("nothing leaves undecided").isPositive();
        look(page, "06-secretariat-anonymises").looksOverInEnglish();
        for (var accept : page.locator("input[id^=accept]").all())
            accept.check();
        var forward = page.locator("main form[action$='/forward'] button:not([aria-disabled])");
        forward.waitFor();
        Browser.leads(page, () -> forward.click());
    }

    private String checks(Page page) {
        open(page, "保守用の接続装置に、覚えのないログインが3回");
        namesNobody(page);
        look(page, "07-ministry-checks").looksOverInEnglish();
        Browser.leads(page, () -> page.locator("main form[action$='/forward'] button").click());
        namesNobody(page);
        var number = page.locator("main").innerText().replaceAll("(?s).*?\\b(R[0-9]+)\\b.*", "$1");
        assertThat(number).as("the centre's number comes back at once").matches("R[0-9]+");
        return number;
    }

    private void drafts(Page page, String number) {
        page.navigate(product.url() + "/reports?number=" + number);
        Browser.leads(page, () -> page.locator("main table a").first().click());
        namesNobody(page);
        look(page, "08-centre-receives").looksOverInEnglish();
        Browser.leads(page, () -> page.locator("a[href^='/advisories/new']").click());
        var begin = page.locator("main form[action='/advisories'] button");
        if (begin.count() > 0) Browser.leads(page, () -> begin.first().click());
        page.locator("#e-title").fill("保守用の接続装置を狙った不正なログインについて");
        page.locator("#e-overview").fill("保守用の接続装置に、覚えのないログインが確認されています。");
        page.locator("#e-target").fill("遠隔保守用の接続装置を設置している事業者");
        page.locator("#e-policy").fill("○接続元を限り、多要素認証を用いる。\n○次の接続元からの記録がないか確かめる。　203.0.113[.]45");
        page.locator("input[name=importance][value=WARNING]").check();
        page.locator("input[name=tlp][value=AMBER]").check();
        page.locator("input[name=sector][value=electricity]").check();
        look(page, "08-centre-drafts");
        Browser.leads(page, () -> page.locator("button[name=do][value=submit]").click());
        assertThat(page.locator("main").innerText()).contains("審査へ回しました");
    }

    private void approvesAndIssues(Page page) {
        open(page, "保守用の接続装置を狙った不正なログインについて");
        look(page, "08-approver-approves").looksOverInEnglish();
        Browser.leads(page, () -> page.locator("main form[action$='/approve'] button").click());
        Browser.leads(page, () -> page.locator("main form[action$='/issue'] button").click());
        assertThat(page.locator("main").innerText()).contains("を発出しました");
    }

    private void passesOn(Page page, String name) {
        open(page, "保守用の接続装置を狙った不正なログインについて");
        // no search for names here: among those it could go to directly, every operator of the sector is named
        look(page, name);
        Browser.leads(page, () -> page.locator("main form[action$='/pass-on'] button").last().click());
        assertThat(page.locator("main").innerText()).contains("組織に展開しました");
    }

    private void confirms(Page page) {
        open(page, "保守用の接続装置を狙った不正なログインについて");
        look(page, "11-operator-receives").looksOverInEnglish();
        page.locator("main input[value=IN_PROGRESS]").check();
        page.locator("main textarea[name=comment]").fill("接続元を限り、記録を確かめています。");
        Browser.leads(page, () -> page.locator("main form[action*='/acknowledge'] button").last().click());
        assertThat(page.locator("main").innerText()).contains("対応中");
        look(page, "12-operator-has-answered");
    }

    private void seesItReached(Page page) {
        page.navigate(product.url() + "/advisories");
        Browser.leads(page, () -> page
                .locator("main a:has-text('保守用の接続装置を狙った不正なログインについて')").first().click());
        assertThat(page.locator("#reach").isVisible()).isTrue();
        assertThat(page.locator("main").innerText()).contains("対応中 1");
        look(page, "13-centre-sees-who-has-it").looksOverInEnglish().takesPictureOnATelephone("14-reach-on-a-telephone")
                .takesPictureInEnglishOnATelephone("15-reach-in-english");
    }

    /// Opens what waits in the inbox under that title.
    private void open(Page page, String title) {
        page.navigate(product.url() + "/home");
        Browser.leads(page, () -> page.locator(".inbox a:has-text('" + title + "')").first().click());
    }

    private void namesNobody(Page page) {
        assertThat(chain.wordsNamingTheOperatorIn(page.content())).as("words that name the operator on " + page.url())
                .isEqualTo(List.of());
    }

    /// Every page of the story must be accessible and fit; with `-Dscreenshots=true` it is kept for the README.
    private static Eye look(Page page, String name) {
        return new Eye(page).looksOver().takesPicture(name);
    }
}
