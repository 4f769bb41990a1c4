package dev.noroshi.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// A report on the pages of the four who have it one after the other, used without a script.
// a program of its own: what is found is "the newest", which other tests would disturb and be disturbed by
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=report-pages")
class ReportPagesTest {

    private static int days;

    private static final Pattern DECISION = Pattern.compile("name=\"(decision\\.[0-9a-f-]{36})\" value=\"ACCEPTED\"");
    private static final Pattern EDITION = Pattern.compile("id=\"edition\" name=\"edition\" value=\"(\\d+)\"");

    @Autowired
    ApplicationContext program;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;
    FrontDoor door;
    Browser bank;
    Browser secretariat;
    Browser ministry;
    Browser centre;

    @BeforeEach
    void open() {
        clock.advance(Duration.ofDays(++days));
        door = new FrontDoor(program, port);
        bank = door.browser("haginomiya.wataru");
        secretariat = door.browser("yunohana.gaku");
        ministry = door.browser("namine.mai");
        centre = door.browser("kanetsuki.ren");
    }

    @Test
    void aReportGoesUpOverThePagesAndItsNumberComesBack() {
        var series = submit("REAL", "つづら信用金庫の会員サイトが改ざんされた。");
        var atSecretariat = newest(secretariat);
        anonymise(atSecretariat);
        assertThat(secretariat.get(atSecretariat).body()).contains("写しを金融庁へ渡す").doesNotContain("aria-disabled");
        assertMoved(secretariat.post(atSecretariat + "/forward", "ordinal", "1"), atSecretariat);
        assertThat(secretariat.get(atSecretariat).body()).contains("展開済", "渡した写し（PDF）")
                .doesNotContain("判断を保存する");

        var atMinistry = newest(ministry);
        var ministryPage = ministry.get(atMinistry).body();
        assertThat(ministryPage).contains("匿名", "国家サイバー統括室（NCO）へ渡す", "差し戻す").doesNotContain("つづら");
        assertMoved(ministry.post(atMinistry + "/forward", "ordinal", "1"), atMinistry);
        assertThat(ministry.get(atMinistry).body()).containsPattern("識別番号は R\\d+ です");

        var atCentre = newest(centre);
        var centrePage = centre.get(atCentre).body();
        assertThat(centrePage).containsPattern("<h1><span>R\\d+</span>　")
                .contains("当該事業者の会員サイトが改ざんされた。", "<span class=\"redacted u-small\">匿名</span>",
                        "/advisories/new?source=" + atCentre.replace("/reports/", ""), "分析を始める")
                .doesNotContain("つづら", "haginomiya", "萩ノ宮");
        assertMoved(centre.post(atCentre + "/analyse", "ordinal", "1"), atCentre);
        assertThat(centre.get(atCentre).body()).contains("分析中", "分析を始めました", "完了にする");
        assertThat(bank.get(series).body()).contains("分析中").containsPattern("識別番号 R\\d+ が付きました");
        centre.post(atCentre + "/close", "ordinal", "1");
        assertThat(bank.get(series).body()).contains("完了");
    }

    @Test
    void theCentreAsksForMoreAndTheSourceAnswersFromItsOwnPages() {
        submit("REAL", "つづら信用金庫の会員サイトが改ざんされた。");
        var atSecretariat = newest(secretariat);
        anonymise(atSecretariat);
        secretariat.post(atSecretariat + "/forward", "ordinal", "1");
        ministry.post(newest(ministry) + "/forward", "ordinal", "1");
        var atCentre = newest(centre);
        assertThat(centre.get(atCentre).body()).contains("範囲を広げる協議を求める");

        var wrong = centre.post(atCentre + "/scope", "wanted", "", "reason", "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("より広い範囲を選んでください", "理由を書いてください");
        assertThat(Browser.location(centre.post(atCentre + "/scope", "wanted", "CLEAR", "reason", "他分野にも知らせたい。")))
                .isEqualTo(atCentre + "/scope");
        assertThat(centre.get(atCentre + "/scope").body()).contains("返事を待っています", "返事待ち");

        var atMinistry = negotiation(ministry);
        assertThat(ministry.get(atMinistry).body()).contains("他分野にも知らせたい。").doesNotContain("つづら");
        assertThat(Browser.location(ministry.post(atMinistry + "/pass-down", "reason", "他分野にも知らせたいとのこと。")))
                .isEqualTo(atMinistry);
        var onTheWay = negotiation(secretariat);
        secretariat.post(onTheWay + "/pass-down", "reason", "他分野にも知らせたいとのこと。");
        var atBank = negotiation(bank);
        assertThat(bank.post(atBank + "/answer", "granted", "", "words", "").statusCode()).isEqualTo(422);
        assertThat(Browser.location(bank.post(atBank + "/answer", "granted", "GREEN", "words", "公開は控えてください。")))
                .isEqualTo(atBank);
        assertThat(bank.get(atBank).body()).contains("一部承諾", "TLP:AMBER").doesNotContain("返事を送る");
        clock.advance(Duration.ofMinutes(1));
        secretariat.post(onTheWay + "/answer", "granted", "GREEN", "words", "公開は控えてほしいとのこと。");
        ministry.post(atMinistry + "/answer", "granted", "GREEN", "words", "公開は控えてほしいとのこと。");
        assertThat(centre.get(atCentre + "/scope").body()).contains("一部承諾", "公開は控えてほしいとのこと。",
                "情報提供元に求める").doesNotContain("つづら");
        // nobody else finds it
        assertThat(centre.get(atBank).statusCode()).isEqualTo(404);
        assertThat(ministry.get(onTheWay).statusCode()).isEqualTo(200);
        assertThat(bank.get(onTheWay).statusCode()).isEqualTo(404);
    }

    private static String negotiation(Browser somebody) {
        var found = Pattern.compile("/negotiations/[0-9a-f-]{36}").matcher(somebody.get("/home").body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void openingAReportTellsTheHopBefore() {
        var series = submit("REAL", "端末が感染した。");
        assertThat(bank.get(series).body()).contains("提出済").doesNotContain("<span>受領</span>");
        secretariat.get(newest(secretariat));
        assertThat(bank.get(series).body()).contains("<span>受領</span>");
    }

    @Test
    void theOriginalStandsBesideTheCopyAndNothingLeavesUndecided() {
        submit("REAL", "つづら信用金庫の会員サイトが改ざんされた。");
        var dossier = newest(secretariat);
        assertThat(secretariat.get(dossier).body()).contains("匿名化を始める", "つづら信用金庫");
        assertMoved(secretariat.post(dossier + "/anonymise", "ordinal", "1"), dossier);

        var page = secretariat.get(dossier).body();
        assertThat(page).contains("<mark class=\"hit\">つづら信用金庫", "<ins class=\"swap\" data-state=\"open\">当該事業者",
                "aria-disabled=\"true\" aria-describedby=\"why-not\"", "か所を決めると渡せます。", "の中だけ");
        assertThat(page).doesNotContain("value=\"ACCEPTED\" checked", "value=\"REJECTED\" checked");
        assertMoved(secretariat.post(dossier + "/forward", "ordinal", "1"), dossier);
        assertThat(secretariat.get(dossier).body()).contains("まだ渡せません");
    }

    @Test
    void aRejectedSuggestionStaysAndThePageWarnsOfIt() {
        submit("REAL", "つづら信用金庫の会員サイトが改ざんされた。");
        var dossier = newest(secretariat);
        secretariat.post(dossier + "/anonymise", "ordinal", "1");
        decide(dossier, "REJECTED");
        assertThat(secretariat.get(dossier).body()).contains("写しに残っている語があります", "data-state=\"rejected\"");
        decide(dossier, "ACCEPTED");
        assertThat(secretariat.get(dossier).body()).contains("写しを読み直しました", "data-state=\"accepted\"");
    }

    @Test
    void theSecretariatWithholdsMoreAndWritesAFieldAnew() {
        submit("REAL", "東支社の会員サイトが改ざんされた。");
        var dossier = newest(secretariat);
        anonymise(dossier);
        var missing = secretariat.post(dossier + "/redactions", "ordinal", "1", "edition", edition(dossier), "find",
                "西支社", "with", "拠点");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("「西支社」はどの項目にもありません", "value=\"西支社\"", "value=\"拠点\"");

        assertMoved(secretariat.post(dossier + "/redactions", "ordinal", "1", "edition", edition(dossier), "find",
                "東支社", "with", "拠点"), dossier);
        assertThat(secretariat.get(dossier).body()).contains("<ins class=\"swap\">拠点", "事務局が自分で伏せた");
        assertMoved(secretariat.post(dossier + "/rewrite", "ordinal", "1", "edition", edition(dossier), "field",
                "event-summary", "text", "会員サイトの改ざん。"), dossier);
        assertThat(secretariat.get(dossier).body()).contains("<ins class=\"swap\">会員サイトの改ざん。");
    }

    @Test
    void whoDecidesOnAnOldCopyIsToldSo() {
        submit("REAL", "つづら信用金庫の会員サイトが改ざんされた。");
        var dossier = newest(secretariat);
        secretariat.post(dossier + "/anonymise", "ordinal", "1");
        decide(dossier, "ACCEPTED");
        assertMoved(secretariat.post(dossier + "/decisions", "ordinal", "1", "edition", "1"), dossier);
        assertThat(secretariat.get(dossier).body()).contains("ほかの人が先に変えました");
    }

    @Test
    void aQuestionGoesBackAndItsAnswerComesAgain() {
        var series = submit("REAL", "端末が感染した。");
        var dossier = newest(secretariat);
        var empty = secretariat.post(dossier + "/return", "ordinal", "1", "reason", " ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("id=\"reason-problem\"");
        assertMoved(secretariat.post(dossier + "/return", "ordinal", "1", "reason", "装置の時計は合っていましたか。"), dossier);
        assertThat(secretariat.get(dossier).body()).contains("差し戻して、返事を待っています");

        assertThat(bank.get(series).body()).contains("装置の時計は合っていましたか。", "答える");
        assertThat(Browser.location(bank.post(series + "/revise"))).isEqualTo(series + "/edit");
        assertThat(bank.get(series + "/edit").body()).contains("差し戻されたときの問い", "装置の時計は合っていましたか。");
        bank.post(series + "/submit", "edition", "1");
        assertThat(secretariat.get(dossier).body()).contains("2回目", "匿名化を始める");
    }

    @Test
    void aFollowUpShowsWhatChanged() {
        var series = submit("REAL", "端末1台が感染した。外部への通信はない。");
        bank.get(Browser.location(bank.post(series + "/follow-up")));
        bank.post(series + "/edit", "do", "save", "edition", "1", "tlp", "AMBER", "attachment", "NO", "sector",
                "finance", "operator", "つづら信用金庫", "event-summary", "端末3台が感染した。外部への通信はない。", "lessons", "なし");
        bank.post(series + "/submit", "edition", "2");
        var page = bank.get(series).body();
        assertThat(page).contains("第1報から変わった項目は2つ", "<del>端末1台が感染した。</del>", "<ins>端末3台が感染した。</ins>",
                "外部への通信はない。", "ordinal=1");
        assertThat(secretariat.get(newest(secretariat) + "?ordinal=2").body()).contains("第1報から変わった項目は2つ");
        assertThat(bank.get(series + "?ordinal=1").body()).contains("端末1台が感染した。").doesNotContain("端末3台");
        assertThat(bank.get(series + "?ordinal=7").statusCode()).isEqualTo(404);
    }

    @Test
    void aDrillIsMarkedWhereverItGoes() {
        var mark = "<span class=\"drill\">訓練</span>";
        var series = submit("DRILL", "端末が感染した。");
        var dossier = newest(secretariat);
        assertThat(secretariat.get(dossier).body()).contains(mark);
        anonymise(dossier);
        assertThat(secretariat.get(dossier).body()).contains(mark);
        secretariat.post(dossier + "/forward", "ordinal", "1");
        var atMinistry = newest(ministry);
        assertThat(ministry.get(atMinistry).body()).contains(mark);
        ministry.post(atMinistry + "/forward", "ordinal", "1");
        for (var holder : List.of(secretariat, ministry, centre)) {
            assertThat(holder.get("/reports").body()).contains(mark).containsPattern("lang=\"ja\">訓練-R\\d+<");
            assertThat(holder.get(newest(holder)).body()).contains(mark, "訓練-R");
        }
        assertThat(bank.get(series).body()).contains(mark, "訓練-R");
    }

    @Test
    void everyMarkedPageWearsItsScopeAtHeadAndFootAndIsNotKept() {
        var series = submit("REAL", "端末が感染した。");
        for (var answer : List.of(bank.get(series), secretariat.get(newest(secretariat)))) {
            assertThat(answer.body().split("<section class=\"marking\" data-tlp=\"AMBER\"", -1)).hasSize(3);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void nobodyFindsTheReportOfAnotherHolder() {
        var series = submit("REAL", "端末が感染した。");
        var dossier = newest(secretariat);
        for (var stranger : List.of(ministry, centre, door.browser("wanda.naomi"))) {
            assertThat(stranger.get(dossier).statusCode()).isEqualTo(404);
            assertThat(stranger.get(series).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/files" + series + "/form.json").statusCode()).isEqualTo(404);
        }
        assertThat(secretariat.get(series).statusCode()).isEqualTo(404);
        assertThat(bank.get(dossier).statusCode()).isEqualTo(404);
        assertThat(ministry.post(dossier + "/forward", "ordinal", "1").statusCode()).isEqualTo(404);
        assertThat(bank.get("/reports/not-an-id").statusCode()).isEqualTo(404);
    }

    @Test
    void papersAreNamedByTheirNumberAndNeverByWhoSentThem() {
        var series = submit("REAL", "端末が感染した。");
        var json = bank.get("/files" + series + "/form.json?ordinal=1");
        assertThat(json.headers().firstValue("Content-Disposition").orElse("")).contains("attachment",
                "report-1.json");
        assertThat(json.body()).contains("\"event-summary\"");
        var workbook = secretariat.get("/files" + newest(secretariat) + "/form.xlsx");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.headers().firstValue("Content-Disposition").orElse("")).contains("report-1.xlsx");
        assertThat(secretariat.get("/files" + newest(secretariat) + "/form.json?copy").statusCode()).isEqualTo(404);
    }

    @Test
    void theListIsNarrowedByStateAndNumber() {
        submit("REAL", "端末が感染した。");
        var dossier = newest(secretariat);
        assertThat(secretariat.get("/reports?state=HELD").body()).contains(dossier);
        assertThat(secretariat.get("/reports?state=PASSED_ON").body()).doesNotContain(dossier);
        assertThat(secretariat.get("/reports?number=R999999").body()).contains("見られるものは見つかりませんでした");
        assertThat(secretariat.get("/reports?number=ばんごう").body()).contains("番号は R127 のように書いてください",
                "value=\"ばんごう\"");
        assertThat(secretariat.get("/reports?after=nonsense&state=NONE").body()).contains(dossier);
    }

    @Test
    void aMinistryHasBothLists() {
        assertThat(ministry.get("/reports").body()).contains("届いた情報連絡", "list=OWN", "/reports/new");
        assertThat(ministry.get("/reports?list=OWN").body()).contains("出した情報連絡");
        assertThat(centre.get("/reports?list=OWN").body()).contains("届いた情報連絡").doesNotContain("/reports/new");
    }

    @Test
    void aLongListGoesOnWhereItStopped() {
        for (var n = 0; n < 52; n++) submit("REAL", "続き" + n);
        var first = bank.get("/reports").body();
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = bank.get(next.group(1).replace("&amp;", "&")).body();
        var shown = new ArrayList<>(links(first));
        assertThat(shown).hasSize(50);
        assertThat(links(second)).isNotEmpty().doesNotContainAnyElementsOf(shown);
        assertThat(second).contains("rel=\"first\"");
    }

    // ---- the path ----

    private String submit(String occasion, String summary) {
        bank.get("/reports/new");
        var edit = Browser.location(bank.post("/reports", "occasion", occasion, "grounds", "OWN_JUDGEMENT", "route",
                "SECRETARIAT", "language", "JA"));
        bank.post(edit, "do", "save", "edition", "1", "tlp", "AMBER", "attachment", "NO", "sector", "finance",
                "operator", "つづら信用金庫", "event-summary", summary);
        assertThat(Browser.location(bank.post(edit.replace("/edit", "/submit"), "edition", "2")))
                .isEqualTo(edit.replace("/edit", ""));
        clock.advance(Duration.ofMinutes(1));
        return edit.replace("/edit", "");
    }

    private void anonymise(String dossier) {
        secretariat.post(dossier + "/anonymise", "ordinal", "1");
        decide(dossier, "ACCEPTED");
    }

    private void decide(String dossier, String decision) {
        var page = secretariat.get(dossier).body();
        var fields = new ArrayList<>(List.of("ordinal", "1", "edition", edition(dossier)));
        var found = DECISION.matcher(page);
        while (found.find()) fields.addAll(List.of(found.group(1), decision));
        assertMoved(secretariat.post(dossier + "/decisions", fields.toArray(String[]::new)), dossier);
        clock.advance(Duration.ofMinutes(1));
    }

    private String edition(String dossier) {
        var found = EDITION.matcher(secretariat.get(dossier).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void assertMoved(HttpResponse<String> answer, String dossier) {
        assertThat(Browser.location(answer)).startsWith(dossier + "?ordinal=");
    }

    /// The address of the report that moved last.
    private static String newest(Browser holder) {
        return links(holder.get("/reports").body()).getFirst();
    }

    private static List<String> links(String page) {
        return Pattern.compile("<td class=\"wide\">.*?href=\"(/reports/[0-9a-f-]{36})\"").matcher(page).results()
                .map(found -> found.group(1)).toList();
    }
}
