package dev.noroshi.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The report form on the page, used without a script: begun, written, imported, looked over, submitted.
@NoroshiTest
class ReportFormPagesTest {

    private static final String[] ENOUGH = {"tlp", "AMBER", "attachment", "NO", "sector", "finance", "operator",
            "つづら信用金庫", "event-summary", "会員サイトの表示が遅い。"};

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor door;
    Browser bank;

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
        bank = door.browser("haginomiya.wataru");
    }

    @Test
    void aReportIsWrittenLookedOverAndSubmitted() {
        var edit = begin();
        assertThat(bank.get(edit).body()).contains("情報連絡様式", "金融", "id=\"s-operator\"");

        var saved = post(edit, "confirm", 1, ENOUGH);
        assertThat(Browser.location(saved)).isEqualTo(edit.replace("/edit", "/confirm"));
        var confirm = bank.get(edit.replace("/edit", "/confirm")).body();
        assertThat(confirm).contains("会員サイトの表示が遅い。", "TLP:AMBER", "提出する", "伏せられるもの", "④事業者等名");

        var submitted = bank.post(edit.replace("/edit", "/submit"), "edition", "2");
        assertThat(Browser.location(submitted)).isEqualTo(edit.replace("/edit", ""));
        assertThat(bank.get(edit.replace("/edit", "")).body()).contains("提出しました", "続報を書く", "訂正する", "取り下げる")
                .contains("会員サイトの表示が遅い。");
        assertThat(Browser.location(bank.get(edit))).isEqualTo(edit.replace("/edit", ""));
    }

    @Test
    void aNewFormSaysWhatTheRegistryKnowsForCertain() {
        var form = bank.get(begin()).body();
        assertThat(form).containsPattern("<option value=\"finance\" selected").containsPattern("value=\"つづら信用金庫\"");
        // whom a secretariat reports for, nobody knows yet
        var secretariat = door.browser("yunohana.gaku");
        var choice = secretariat.get("/reports/new").body();
        assertThat(choice).contains("金融庁").doesNotContain("value=\"REQUIRED_BY_LAW\"", "value=\"SECRETARIAT\"");
        var edit = Browser.location(secretariat.post("/reports"));
        assertThat(secretariat.get(edit).body()).containsPattern("<option value=\"finance\" selected")
                .doesNotContainPattern("name=\"operator\"[^>]*value=\"[^\"]");
    }

    @Test
    void whatMayNameTheCompanyIsSetApartAndShownBeforeItIsSaved() {
        var edit = begin();
        var green = "(?s)name=\"part.event-summary\"(?:(?!</select>).)*value=\"GREEN\" selected";
        var shown = post(edit, "apart", 1, ENOUGH).body();
        assertThat(shown).contains("まだ保存していません", "TLP:GREEN").containsPattern(green)
                .doesNotContainPattern(green.replace("event-summary", "operator"));
        assertThat(bank.get(edit).body()).doesNotContain("まだ保存していません").doesNotContainPattern(green);

        var fields = concat(ENOUGH, "part.event-summary", "GREEN", "part.lessons", "");
        assertThat(Browser.location(post(edit, "preview", 2, fields))).endsWith("/confirm");
        assertThat(bank.get(edit).body()).containsPattern(green).doesNotContain("まだ保存していません");
        assertThat(bank.get(edit.replace("/edit", "/confirm")).body()).contains("次の項目は、共有範囲が異なります", "TLP:GREEN");
    }

    @Test
    void everythingMissingIsSaidAtOnceAndLeadsToItsControl() {
        var edit = begin();
        var answer = post(edit, "confirm", 1, "known-datetime.era", "令和", "known-datetime.year", "8",
                "known-datetime.month", "2", "known-datetime.day", "30", "lessons", "書いたものは残る");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("直すところが4件あります", "「令和8年2月30日」という日付はありません", "書いたものは残る",
                "value=\"30\"");
        var links = Pattern.compile("<li><a href=\"#([^\"]+)\">[^<]*：").matcher(answer.body()).results()
                .map(found -> found.group(1)).toList();
        assertThat(links).hasSize(4)
                .allSatisfy(anchor -> assertThat(answer.body()).contains("id=\"" + anchor + "\""));
        assertThat(bank.get(edit).body()).contains("書いたものは残る", "value=\"30\"");
    }

    @Test
    void aDraftIsSavedByItselfAndAnswersWithItsNextEdition() {
        var edit = begin();
        var answer = post(edit.replace("/edit", "/autosave"), "", 1, ENOUGH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("name=\"edition\" value=\"2\"", "保存してあります", "id=\"steps\"")
                .doesNotContain("<html");

        var old = post(edit.replace("/edit", "/autosave"), "", 1, "lessons", "古い版から");
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(old.body()).contains("保存していません").doesNotContain("name=\"edition\"");
        assertThat(bank.get(edit).body()).contains("会員サイトの表示が遅い。").doesNotContain("古い版から");
    }

    @Test
    void whoeverSavesSecondSeesBothAndLosesNothing() {
        var edit = begin();
        post(edit, "save", 1, "lessons", "先の人");
        var answer = post(edit, "save", 1, "lessons", "後の人", "supplement", "後の人だけの文");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("ほかの人が先に保存しました", "先の人", "後の人だけの文", "value=\"take:lessons\"",
                "id=\"edition\" name=\"edition\" value=\"2\"");
        assertThat(bank.get(edit).body()).contains("先の人").doesNotContain("後の人");

        var taken = post(edit, "take:lessons", 2, "lessons", "後の人", "supplement", "後の人だけの文");
        assertThat(taken.body()).contains("先の人", "後の人だけの文").doesNotContain("後の人\n");
    }

    @Test
    void theSameWordsSavedTwiceAreNoConflict() {
        var edit = begin();
        post(edit.replace("/edit", "/autosave"), "", 1, "lessons", "同じ文");
        assertThat(post(edit, "save", 1, "lessons", "同じ文").statusCode()).isEqualTo(302);
    }

    @Test
    void rowsOfTheCourseOfEventsAreAddedAndRemovedWithoutAScript() {
        var edit = begin();
        var added = post(edit, "add:timeline", 1, "timeline[0].datetime", "11/18 8:10", "timeline[0].status", "検知");
        assertThat(added.body()).contains("id=\"timeline-2-time\"", "value=\"検知\"")
                .containsPattern("id=\"timeline-2-time\"[^>]* autofocus");
        var removed = post(edit, "remove:timeline:1", 2, "timeline[0].datetime", "11/18 8:10", "timeline[0].status",
                "検知", "timeline[1].datetime", "11/18 9:00", "timeline[1].status", "遮断");
        assertThat(removed.body()).contains("value=\"遮断\"").doesNotContain("value=\"検知\"");
        assertThat(bank.get(edit).body()).contains("value=\"2026/11/18 9:00\"").doesNotContain("value=\"検知\"");
    }

    @Test
    void whatLawsRequireCannotBeSentByWayOfTheSecretariat() {
        var edit = begin();
        var wrong = concat(ENOUGH, "grounds", "REQUIRED_BY_LAW", "route", "SECRETARIAT");
        assertThat(post(edit, "confirm", 1, wrong).body()).contains("届け先を所管省庁にしてください", "href=\"#route\"");
        var right = concat(ENOUGH, "grounds", "REQUIRED_BY_LAW", "route", "MINISTRY");
        assertThat(post(edit, "confirm", 2, right).statusCode()).isEqualTo(302);
        assertThat(bank.get(edit.replace("/edit", "/confirm")).body()).contains("金融庁").contains("伏せるものはありません");
    }

    @Test
    void aFilledWorkbookBecomesADraftThatSaysWhereEverythingStood() throws IOException {
        var answer = upload("/reports/import", sample("report-form-example.xlsx"));
        var edit = Browser.location(answer);
        assertThat(edit).matches("/reports/[0-9a-f-]{36}/edit");
        assertThat(bank.get(edit).body()).contains("項目を記入", "取り込み　シート「", "field__from");
    }

    @Test
    void aFileThatIsNoFormIsRefusedOnThePageAndLeavesNothing() throws IOException {
        var before = series();
        var answer = upload("/reports/import", "これは表ではない".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("取り込めませんでした", "href=\"#file\"", "id=\"file-problem\"");
        assertThat(upload("/reports/import", new byte[0]).body()).contains("様式（xlsx）を選んでください。");
        assertThat(upload("/reports/import", new byte[(10 << 20) + 1]).body()).contains("10MBを超えるファイルは取り込めません");
        assertThat(series()).isEqualTo(before);
    }

    @Test
    void aFileCanTakeThePlaceOfADraft() throws IOException {
        var edit = begin();
        post(edit, "save", 1, "lessons", "書きかけ");
        var answer = upload(edit.replace("/edit", "/import"), sample("report-form-example.xlsx"), "edition", "2");
        assertThat(Browser.location(answer)).isEqualTo(edit);
        assertThat(bank.get(edit).body()).contains("取り込み　シート「").doesNotContain("書きかけ");
    }

    @Test
    void aDrillSaysSoOnEveryPage() {
        bank.get("/reports/new");
        var edit = Browser.location(bank.post("/reports", "occasion", "DRILL", "grounds", "OWN_JUDGEMENT", "route",
                "SECRETARIAT", "language", "JA"));
        var mark = "<span class=\"drill\">訓練</span>";
        post(edit, "save", 1, ENOUGH);
        assertThat(bank.get(edit).body()).contains(mark);
        assertThat(bank.get(edit.replace("/edit", "/confirm")).body()).contains(mark);
        bank.post(edit.replace("/edit", "/submit"), "edition", "2");
        assertThat(bank.get(edit.replace("/edit", "")).body()).contains(mark);
        assertThat(bank.get("/reports").body()).contains(mark);
    }

    @Test
    void aFollowUpStartsFromWhatWasSentAndAWithdrawalNeedsAReason() {
        var series = submit();
        var edit = Browser.location(bank.post(series + "/follow-up"));
        assertThat(edit).isEqualTo(series + "/edit");
        assertThat(bank.get(edit).body()).contains("情報連絡様式（続報）", "第2報", "会員サイトの表示が遅い。");
        assertThat(Browser.location(bank.post(series + "/discard"))).isEqualTo(series);

        assertThat(Browser.location(bank.post(series + "/withdraw", "reason", " "))).isEqualTo(series + "?withdraw");
        assertThat(bank.get(series + "?withdraw").body()).contains("取り下げるわけを書いてください。");
        assertThat(Browser.location(bank.post(series + "/withdraw", "reason", "誤検知と判明"))).isEqualTo(series);
        assertThat(bank.get(series).body()).contains("取り下げました", "誤検知と判明").doesNotContain("続報を書く");
    }

    @Test
    void nobodyElseFindsADraft() {
        var edit = begin();
        var stranger = door.browser("wanda.naomi");
        stranger.get("/reports/new");
        assertThat(stranger.get(edit).statusCode()).isEqualTo(404);
        assertThat(stranger.get(edit.replace("/edit", "/confirm")).statusCode()).isEqualTo(404);
        assertThat(stranger.post(edit, "do", "save", "edition", "1").statusCode()).isEqualTo(404);
        assertThat(stranger.post(edit.replace("/edit", "/submit"), "edition", "1").statusCode()).isEqualTo(404);
        assertThat(stranger.post(edit.replace("/edit", "/discard")).statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesSpeakEnglishToo() {
        var edit = begin();
        bank.get("/reports/new?lang=en");
        assertThat(bank.get("/reports/new").body()).contains("New report", "A real event");
        assertThat(bank.get(edit).body()).contains("Report form", "The one event detected first", "Saved")
                .doesNotContain("保存してあります");
        bank.get("/reports/new?lang=ja");
    }

    private String begin() {
        bank.get("/reports/new");
        return Browser.location(bank.post("/reports", "occasion", "REAL", "grounds", "OWN_JUDGEMENT", "route",
                "SECRETARIAT", "language", "JA"));
    }

    private String submit() {
        var edit = begin();
        post(edit, "save", 1, ENOUGH);
        bank.post(edit.replace("/edit", "/submit"), "edition", "2");
        return edit.replace("/edit", "");
    }

    private HttpResponse<String> post(String path, String button, int edition, String... fields) {
        return bank.post(path, concat(fields, "do", button, "edition", Integer.toString(edition)));
    }

    private static String[] concat(String[] fields, String... more) {
        var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private HttpResponse<String> upload(String path, byte[] file, String... fields) throws IOException {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(bank.get("/reports/new").body());
        assertThat(token.find()).isTrue();
        var body = new ByteArrayOutputStream();
        part(body, "_csrf", token.group(1));
        for (var i = 0; i < fields.length; i += 2)
            part(body, fields[i], fields[i + 1]);
        body.write("""
                --b\r
                Content-Disposition: form-data; name="file"; filename="form.xlsx"\r
                Content-Type: application/octet-stream\r
                \r
                """.getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return bank.send(bank.request(path).header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String value) throws IOException {
        body.write(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sample(String name) throws IOException {
        try (var in = Objects.requireNonNull(ReportFormPagesTest.class.getResourceAsStream("/forms/" + name))) {
            return in.readAllBytes();
        }
    }

    private long series() {
        return jdbc.sql("select count(*) from report.series").query(Long.class).single();
    }
}
