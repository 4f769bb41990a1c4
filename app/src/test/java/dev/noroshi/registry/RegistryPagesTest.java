package dev.noroshi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@NoroshiTest
@Import(Visitors.class)
class RegistryPagesTest {

    private static final String CENTRE = "torideyama.akira";
    private static final String COUNCIL = "mukuno.koichi";
    private static final String PORT_SECRETARIAT = "karigaya.ryo";

    @Autowired
    Visitors visitors;
    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"2014-04-15, 13分野・18セプター", "2016-09-30, 13分野・18セプター", "2024-09-30, 14分野・20セプター",
            "2025-04-16, 15分野・21セプター", "R7.4.16, 15分野・21セプター"})
    void theMapShowsWhatTheListsOfTheDayShow(String day, String caption) {
        assertThat(centre().get("/registry?asOf=" + day).body()).contains(caption, "TLP:CLEAR");
    }

    @Test
    void theMapNamesTheDayInBothCalendarsAndTheCentreOfThatDay() {
        assertThat(centre().get("/registry?asOf=2025-04-16").body()).contains("2025年4月16日（令和7年）", "4,361");
        assertThat(centre().get("/registry?asOf=2014-04-01").body()).contains("2014年4月1日（平成26年）", "検討中");
    }

    @Test
    void beforeTheFirstListThePageSaysSoPlainly() {
        assertThat(centre().get("/registry?asOf=2010-01-01").body()).contains("この日のセプターの一覧はありません",
                "<dt class=\"figure__name\">セプター</dt><dd class=\"figure__value\"><span class=\"unknown\">不明</span>");
    }

    @Test
    void comparedWithAnEarlierDayTheDifferencesAreNamed() {
        var page = centre().get("/registry?asOf=2025-04-16&compare=2014-04-01").body();
        assertThat(page).contains("2014年4月との違い", "＋ 新設", "↓ 183 減", "↑ 52 増", "◇ 検討中 → 12", "変わらず",
                "加わった（3）", "名称（2）", "航空分野におけるCEPTOAR → 航空CEPTOAR", "重要インフラ分野（2014年4月は13）");
        assertThat(page).doesNotContain("なくなった");
    }

    @Test
    void aLaterListIsNothingToCompareWith() {
        assertThat(centre().get("/registry?asOf=2014-04-15&compare=2025-04-16").body()).doesNotContain("との違い");
    }

    @Test
    void whoMovesTheSliderIsSentToTheEndOfThatMonth() {
        var browser = centre();
        var answer = browser.get("/registry?asOf=2025-04-16&shown=2025-04-16&month=29&compare=2014-04-01");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/registry?asOf=2016-09-30&compare=2014-04-01");
        assertThat(browser.get("/registry?asOf=2024-09-30&shown=2025-04-16&month=132").statusCode())
                .as("the date was changed, so the slider does not count").isEqualTo(200);
    }

    @Test
    void aDayThatDoesNotExistIsSaidToBeNone() {
        var answer = centre().get("/registry?asOf=2025-02-30");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("「2025-02-30」を日付として読めない");
        assertThat(centre().get("/registry?asOf=1800-01-01").statusCode()).isEqualTo(400);
        assertThat(centre().get("/registry?asOf=2999-12-31").statusCode()).isEqualTo(200);
    }

    @Test
    void whatNoListSaysIsShownAsUnknown() {
        assertThat(centre().get("/registry/ceptoars/port-ceptoar?asOf=2025-04-16").body())
                .contains("<span class=\"unknown\">不明</span>", "どの資料にも記載がありません", "2025年4月16日（令和7年）（第17回総会）正式に参加");
    }

    @Test
    void aCeptoarOfAnotherDayIsNotFound() {
        assertThat(centre().get("/registry/ceptoars/port-ceptoar?asOf=2025-04-15").statusCode()).isEqualTo(404);
        assertThat(centre().get("/registry/ceptoars/..%2F?asOf=2025-04-15").statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"torideyama.akira, true", "karigaya.ryo, true", "hibarioka.minato, true", "kuramaehara.takashi, true",
            "akeboshiya.chinatsu, true", "mukuno.koichi, false", "tobirano.yosuke, false", "keyakida.saki, false",
            "hoshimizawa.sota, false", "tomono.tsukasa, false", "kaedeya.kazuha, false"})
    void membersAreShownToTheirOwnTheirMinistryTheCentreAndAdministrators(String login, boolean shown) {
        var page = visitors.browser(port, login).get("/registry/ceptoars/port-ceptoar").body();
        assertThat(page.contains("op-port-01")).isEqualTo(shown);
        assertThat(page.contains("desk@sec-port.example.jp")).isEqualTo(shown);
    }

    @Test
    void theEnglishPageIsEnglish() {
        var browser = visitors.browser(port, "takine.chinatsu");
        assertThat(browser.get("/registry?asOf=2025-04-16&compare=2014-04-01").body())
                .contains("CEPTOAR registry", "15 sectors, 21 CEPTOARs", "16 Apr 2025 (Reiwa 7)", "Funds settlement",
                        "↑ 52 more");
    }

    @Test
    void onlyThoseWhoEditMembersAreOfferedTheImport() {
        assertThat(centre().get("/registry").body()).doesNotContain("type=\"file\"");
        assertThat(visitors.browser(port, COUNCIL).get("/registry/members").statusCode()).isEqualTo(403);
        assertThat(visitors.browser(port, PORT_SECRETARIAT).get("/registry").body()).contains("type=\"file\"");
    }

    @Test
    void aFileIsCheckedSeenAndThenBroughtIn() {
        var browser = visitors.browser(port, PORT_SECRETARIAT);
        var refused = visitors.post(browser, "/registry/members", "/registry/members/import",
                utf8("code,name_ja,ceptoar,sector_code,joined_on,left_on\n"
                        + "op-port-web,港の会社,港湾CEPTOAR,宇宙,2026-10-01,\n"
                        + "op-port-web2,港の会社,港湾CEPTOAR,港湾,2024-04-01,2024-03-31\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("何も取り込みませんでした：2行に問題があります", "2行目", "分野「宇宙」は2026年11月20日の登録簿にありません",
                "3行目", "期間の終わり（2024年3月31日）が始まり（2024年4月1日）より前です。");

        assertThat(visitors.post(browser, "/registry/members", "/registry/members/import", new byte[0]).body())
                .contains("何も取り込みませんでした：ファイルを読めません", "ファイルに何も書かれていません");

        var planned = visitors.post(browser, "/registry/members", "/registry/members/import",
                utf8("code,name_ja,ceptoar,joined_on,left_on\nop-port-web,<b>港の会社,港湾CEPTOAR,2014-10-01,2014-10-02\n"));
        assertThat(planned.statusCode()).isEqualTo(302);
        var plan = browser.get(Browser.location(planned));
        assertThat(plan.body()).contains("変わることの確認", "&lt;b&gt;港の会社", "＋ 追加", "2014年10月1日", "1件を取り込む");
        assertThat(visitors.browser(port, "tomi.aoi").get(Browser.location(planned)).statusCode())
                .as("another's file").isEqualTo(404);
        assertThat(browser.post(Browser.location(planned), "fingerprint", "of another plan").statusCode())
                .isEqualTo(409);
        var fingerprint = plan.body().replaceFirst("(?s).*name=\"fingerprint\" value=\"([0-9a-f]+)\".*", "$1");
        var done = browser.post(Browser.location(planned), "fingerprint", fingerprint);
        assertThat(Browser.location(done)).isEqualTo("/registry/members");
        assertThat(browser.get("/registry/members").body()).contains("取り込みました", "追加 1件");
        assertThat(browser.get(Browser.location(planned)).statusCode()).isEqualTo(404);
    }

    @Test
    void filesForSpreadsheetsCarryNoFormula() {
        var browser = visitors.browser(port, PORT_SECRETARIAT);
        var answer = browser.get("/files/registry/members.csv");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"noroshi-members-2026-11-20.csv\"");
        assertThat(answer.body()).startsWith("\uFEFF事業者コード,名称").contains("op-port-01");
        assertThat(browser.get("/files/registry/members.csv?ceptoar=bank-ceptoar").statusCode()).isEqualTo(404);
        assertThat(browser.get("/files/registry/people.csv").body()).contains("hibarioka.minato");
        assertThat(browser.get("/files/registry/map.csv?asOf=2014-04-30").body()).contains("鉄道CEPTAOR", "検討中");
    }

    private Browser centre() {
        return visitors.browser(port, CENTRE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
