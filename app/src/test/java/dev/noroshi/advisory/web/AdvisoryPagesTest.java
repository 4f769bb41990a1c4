package dev.noroshi.advisory.web;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The same way, page by page, in both languages.
// a program of its own: what came last is looked for, and other tests bring later things
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=advisory-pages")
class AdvisoryPagesTest {

    private static final Pattern KEY = Pattern
            .compile("\\b(advisory|feedback|delivery|platform|problem)\\.[a-zA-Z.-]+[a-zA-Z]");

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor door;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        door = new FrontDoor(program, port);
    }

    @Test
    void theCentreWritesOnThePageASecondOfficerApprovesAndItIsIssued() {
        var drafter = browser("kanetsuki.ren");
        assertThat(shown(drafter, "/advisories/new")).contains("情報提供の起案を始める");
        var begun = drafter.post("/advisories", "occasion", "REAL", "language", "JA");
        assertThat(begun.statusCode()).isEqualTo(302);
        var editor = Browser.location(begun);
        assertThat(shown(drafter, editor)).contains("情報提供の起案", "起案中", "発出すると番号が付きます");

        var incomplete = drafter.post(editor, "edition", "1", "title", "画面で起案", "do", "submit");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("重要度を選んでください", "画面で起案", "id=\"problems\"");

        var edition = edition(drafter, editor);
        var submitted = drafter.post(editor, "edition", edition, "title", "画面で起案", "importance", "WARNING", "tlp",
                "AMBER", "sector", "finance", "overview", "一行目\n二行目", "do", "submit");
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(302);
        var path = Browser.location(submitted);
        assertThat(shown(drafter, path)).contains("審査中", "承認は承認者の役割の人が行います");
        assertThat(drafter.post(path + "/approve").statusCode()).isEqualTo(403);

        var approver = browser("harunada.kenji");
        assertThat(shown(approver, "/home")).contains("画面で起案　審査して承認する");
        assertThat(shown(approver, path)).contains("承認する", "一行目<br>二行目");
        assertThat(approver.post(path + "/approve").statusCode()).isEqualTo(302);
        assertThat(shown(approver, path)).contains("承認済", "発出する");
        assertThat(drafter.post(path + "/issue").statusCode()).isEqualTo(302);
        var reach = shown(drafter, path);
        assertThat(reach).contains("届き具合", "統括室 → 所管省庁", "金融庁", "1窓口が未展開", "保有中", "CSVで出す", "撤回する");
        shown(drafter, path + "?lang=en");
        shown(drafter, path + "?lang=ja");
    }

    @Test
    void somebodyElsesSaveIsShownBesideWhatWasTyped() {
        var draft = stage.draft(content("元の件名"));
        done(stage.drafting.save(stage.otherOfficer(), draft.id(), 1, content("先に保存した件名"), List.of()));
        var drafter = browser("kanetsuki.ren");
        drafter.get("/advisories/" + draft.id() + "/draft");
        var late = drafter.post("/advisories/" + draft.id() + "/draft", "edition", "1", "title", "後から書いた件名",
                "importance", "WARNING", "tlp", "AMBER", "sector", "finance");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("ほかの人が先に直しました", "先に保存した件名", "後から書いた件名", "砦山");
    }

    @Test
    void aWiderMarkingThanTheSourcesCannotBeChosenAndTheReasonStandsBeside() {
        var report = stage.report(Tlp.AMBER, dev.noroshi.kernel.Occasion.REAL);
        var draft = stage.draft(content("狭いもと"), report);
        var page = shown(browser("kanetsuki.ren"), "/advisories/" + draft.id() + "/draft");
        assertThat(page).contains("GREEN・CLEAR は選べません", "value=\"GREEN\" disabled", "もとにした情報連絡：");
    }

    @Test
    void ministrySecretariatAndOperatorDoTheirPartOnThePage() {
        // later than what other tests issued, so that it stands first
        stage.clock.advance(Duration.ofHours(3));
        var issued = stage.issue("画面で展開");
        var path = "/advisories/" + issued.id();
        var ministry = browser("namine.mai");
        assertThat(shown(ministry, "/home")).contains("画面で展開　内容を確認し、展開する", "受け取りを確認");
        assertThat(shown(ministry, path)).contains("内容を確認して展開する", "5組織へ展開する", "本件問合せ先");
        assertThat(ministry.post(path + "/pass-on").statusCode()).isEqualTo(302);
        assertThat(shown(ministry, path)).contains("展開は済んでいます", "所管省庁 → セプター事務局");

        var secretariat = browser("yunohana.gaku");
        shown(secretariat, path);
        var noReason = secretariat.post(path + "/pass-on", "leave", "op-bank-05", "reason", "");
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("展開しないわけを書いてください", "value=\"op-bank-05\" checked");
        assertThat(secretariat.post(path + "/pass-on", "leave", "op-bank-05", "reason", "連絡先を変更中").statusCode())
                .isEqualTo(302);
        assertThat(shown(secretariat, path)).contains("連絡先を変更中", "未展開").doesNotContain("もとにした情報連絡");

        var operator = browser("haginomiya.wataru");
        assertThat(shown(operator, "/home")).contains("画面で展開　確認して回答する");
        var page = shown(operator, path);
        assertThat(page).contains("確認して回答する", "①概要").doesNotContain("届き具合", "op-bank-01", "本件問合せ先");
        var parcel = stage.parcel(stage.bank(), issued.id()).id();
        assertThat(
                operator.post("/inbox/" + parcel + "/acknowledge", "answer", "DONE", "comment", "更新済み", "back", "page")
                        .statusCode())
                .isEqualTo(302);
        assertThat(shown(operator, path)).contains("受け取りを確認済み", "回答を変える", "更新済み");
        assertThat(shown(operator, "/home")).doesNotContain("画面で展開　確認して回答する").contains("対応済と回答");

        var centre = browser("kanetsuki.ren");
        assertThat(shown(centre, path)).contains("回答の内訳：対応済 1");
        assertThat(shown(centre, path + "/reach/sec-bank")).contains("つづら信用金庫", "更新済み", "未展開");
        var csv = centre.get("/files" + path + "/reach.csv");
        assertThat(csv.body()).contains("op-bank-02", "対応済", "連絡先を変更中");
        assertThat(operator.get(path + "/reach").statusCode()).isEqualTo(403);
        assertThat(secretariat.get(path + "/reach/FSA").statusCode()).isEqualTo(404);
    }

    @Test
    void redTellsTheMinistryWhyItStopsThereAndWhatToDo() {
        var issued = stage.issue(content(Tlp.RED, "宛先限り"));
        var page = shown(browser("namine.mai"), "/advisories/" + issued.id());
        assertThat(page).contains("所管省庁から先の5組織には渡せません", "統括室に相談", "内容を確認した");
    }

    @Test
    void aRecalledAdvisoryShowsItsTombstoneAndNothingElse() {
        var issued = stage.spread("撤回される件");
        var operator = browser("haginomiya.wataru");
        shown(operator, "/advisories/" + issued.id());
        var centre = browser("kanetsuki.ren");
        shown(centre, "/advisories/" + issued.id());
        assertThat(centre.post("/advisories/" + issued.id() + "/recall", "reason", "版の誤り").statusCode()).isEqualTo(302);
        assertThat(shown(centre, "/advisories/" + issued.id())).contains("撤回", "版の誤り", "遠隔保守に使うVPN装置");

        for (var language : List.of("en", "ja")) {
            var gone = operator.get("/advisories/" + issued.id() + "?lang=" + language);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).contains("版の誤り").doesNotContain("遠隔保守に使うVPN装置");
        }
        operator.get("/home?lang=ja");
        assertThat(shown(operator, "/advisories")).contains("版の誤り");
        assertThat(shown(operator, "/home")).contains("撤回される件　撤回を確認する", "わけ：版の誤り");
        var told = stage.told(stage.bank(), issued.id()).id();
        assertThat(operator.post("/inbox/" + told + "/acknowledge").statusCode()).isEqualTo(302);
        assertThat(operator.get("/advisories/" + issued.id()).body()).contains("撤回を確認済み");
    }

    @Test
    void anUpdateShowsWhatChangedSinceTheReportBefore() {
        var first = stage.spread("差し替えの画面");
        var draft = done(stage.drafting.update(stage.drafter(), first.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), 1, new AdvisoryContent("差し替えの画面",
                draft.content().fields().with(AdvisoryField.TARGET,
                        new FieldValue.Text("RG-4000 系（版 9.4.2 以前）及びRG-5000 系"))
                        .with(AdvisoryField.IMPORTANCE, new FieldValue.Choice("ATTENTION")),
                List.of()), List.of()));
        stage.approve(draft.id());
        var second = done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), second.id(), PassOn.toAll()));

        var operator = browser("haginomiya.wataru");
        assertThat(shown(operator, "/home")).contains("第1報からの変更：②対象。警報から注意喚起に変わりました。");
        assertThat(shown(operator, "/advisories/" + second.id())).contains("<ins>及びRG-5000 系</ins>", "data-changed",
                "第2報　" + first.number() + "（第1報）を差し替え");
        assertThat(shown(operator, "/advisories/" + first.id())).contains("差し替え済", "新しい報で確認と回答をお願いします");
        var centre = browser("kanetsuki.ren");
        assertThat(shown(centre, "/advisories/" + second.id())).contains("組織が第2報を確認");
    }

    @Test
    void theLivePartIsTheReachAloneAndStopsWhenItIsOver() {
        var issued = stage.issue("生きた表");
        var centre = browser("kanetsuki.ren");
        var part = centre.send(centre.request("/advisories/" + issued.id() + "/reach").header("HX-Request", "true"));
        assertThat(part.body()).startsWith("<section id=\"reach-live\"").contains("every 15s").doesNotContain("<html");
        assertThat(centre.get("/advisories/" + issued.id() + "/reach").statusCode()).isEqualTo(302);
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り"));
        part = centre.send(centre.request("/advisories/" + issued.id() + "/reach").header("HX-Request", "true"));
        assertThat(part.body()).doesNotContain("every 15s");
    }

    @Test
    void aDraftIsDiscardedOnItsPage() {
        var draft = stage.draft(content("捨てる件"));
        var centre = browser("kanetsuki.ren");
        var editor = "/advisories/" + draft.id() + "/draft";
        assertThat(shown(centre, editor)).contains("この起案を捨てる", "捨てた起案は戻せません");
        assertThat(Browser.location(centre.post("/advisories/" + draft.id() + "/discard"))).isEqualTo("/advisories");
        assertThat(shown(centre, "/advisories")).contains("起案を捨てました").doesNotContain("捨てる件");
        assertThat(centre.get(editor).statusCode()).isEqualTo(404);
    }

    @Test
    void questionsAreAskedAndAnsweredOnThePage() {
        var issued = stage.spread("問いのある件");
        var operator = browser("haginomiya.wataru");
        shown(operator, "/advisories/" + issued.id());
        assertThat(operator.post("/advisories/" + issued.id() + "/enquiries", "question", "対象の版は？").statusCode())
                .isEqualTo(302);
        var secretariat = browser("yunohana.gaku");
        var home = shown(secretariat, "/home");
        assertThat(home).contains("問合せに答える：問いのある件", "対象の版は？");
        var enquiry = first(home, "/enquiries/[0-9a-f-]+");
        assertThat(shown(secretariat, enquiry)).contains("つづら信用金庫", "金融庁へ尋ねる");
        var named = secretariat.post(enquiry + "/pass-on", "question", "つづら信用金庫の件です");
        assertThat(named.statusCode()).isEqualTo(422);
        assertThat(named.body()).contains("名前を除いて", "つづら信用金庫の件です");
        assertThat(secretariat.post(enquiry + "/answer", "answer", "9.2以前です").statusCode()).isEqualTo(302);
        assertThat(shown(operator, "/home")).contains("問合せの回答を読む：問いのある件");
        assertThat(shown(operator, enquiry)).contains("9.2以前です");
        assertThat(shown(operator, "/enquiries")).contains("対象の版は？");
        shown(secretariat, "/enquiries?lang=en");
        shown(secretariat, "/enquiries?lang=ja");
    }

    @Test
    void everyPageSpeaksBothLanguagesAndShowsNoKey() {
        var issued = stage.spread("両方の言語");
        var draft = stage.draft(content("起案中の件"));
        var inReview = stage.draft(content("審査中の件"));
        done(stage.reviewing.submit(stage.drafter(), inReview.id(), null));
        var pages = List.of("/home", "/advisories", "/advisories?show=OPEN", "/advisories/new",
                "/advisories/" + draft.id() + "/draft", "/advisories/" + inReview.id(), "/advisories/" + issued.id(),
                "/advisories/" + issued.id() + "/reach/sec-bank", "/enquiries");
        for (var page : pages)
            both("kanetsuki.ren", page);
        for (var login : List.of("namine.mai", "yunohana.gaku"))
            for (var page : List.of("/home", "/advisories", "/advisories/pass-on-setting",
                    "/advisories/" + issued.id()))
                both(login, page);
        for (var page : List.of("/home", "/advisories", "/advisories/" + issued.id()))
            both("haginomiya.wataru", page);
        for (var role : List.of("mukuno.koichi", "tomono.tsukasa", "akeboshiya.chinatsu"))
            both(role, "/home");
    }

    @Test
    void theSettingIsKeptOnThePage() {
        var secretariat = browser("yunohana.gaku");
        assertThat(shown(secretariat, "/advisories/pass-on-setting")).contains("展開の設定");
        assertThat(secretariat.post("/advisories/pass-on-setting", "manner", "AUTOMATIC").statusCode()).isEqualTo(302);
        assertThat(shown(secretariat, "/advisories/pass-on-setting")).contains("自動で展開する設定にしました", "湯ノ花");
        Advisory.Issued issued = stage.issue("自動の画面");
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        assertThat(shown(secretariat, "/advisories/" + issued.id())).contains("設定により自動で展開しました", "内容を確認した");
        secretariat.post("/advisories/pass-on-setting", "manner", "BY_HAND");
    }

    // ---- looking ----

    /// Signed in and reading Japanese: a test before may have left the account in English.
    private Browser browser(String login) {
        var browser = door.browser(login);
        browser.get("/settings?lang=ja");
        return browser;
    }

    private void both(String login, String path) {
        var browser = browser(login);
        var mark = path.contains("?") ? "&" : "?";
        assertThat(shown(browser, path + mark + "lang=en")).contains("<html lang=\"en\"");
        // other tests expect to find the account as it was
        assertThat(shown(browser, path + mark + "lang=ja")).contains("<html lang=\"ja\"");
    }

    private static String shown(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        var text = answer.body().replaceAll("(?s)<script.*?</script>|<head>.*?</head>", "").replaceAll("<[^>]*>", " ");
        assertThat(KEY.matcher(text).results().map(found -> found.group()).filter(key -> !key.contains(".jp"))).as(path)
                .isEmpty();
        assertThat(answer.body()).doesNotContain(" style=\"", " onclick=");
        return answer.body();
    }

    private String edition(Browser browser, String editor) {
        return first(browser.get(editor).body(), "(?<=name=\"edition\" value=\")[0-9]+");
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }
}
