package dev.noroshi.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.AtTheFrontDoor;
import dev.noroshi.access.Role;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The analyst's desk, by the front door.
@NoroshiTest
class BulletinPagesTest extends AtTheFrontDoor {

    @Autowired
    SourceRows sources;
    @Autowired
    BulletinRows bulletins;

    @BeforeEach
    void today() {
        clock.reset();
    }

    private SourceId jvn() throws Unreadable {
        var id = SourceId.random();
        sources.add(new Source(id, "見本JVN", Kind.JVNRSS,
                java.net.URI.create("https://jvn.example.jp/" + UUID.randomUUID()), 60, LocalDate.parse("2026-01-01"),
                false, 0, new Source.State(clock.instant(), null, null, 0, null, null, null, null)),
                new dev.noroshi.kernel.PersonId(1), clock.instant());
        bulletins.take(id, JvnRssReader.read(Samples.bytes(Samples.text("jvnrss.rdf"))), clock.instant());
        return id;
    }

    @Test
    void anAnalystFindsABulletinAndDraftsAnAdvisoryFromIt() throws Unreadable {
        var source = jvn();
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get("/bulletins?source=" + source).body()).contains("架空電機製 RG-4000", "CVE-2026-10101",
                "9.8 Critical", "見本JVN").doesNotContain("<script>alert");
        assertThat(analyst.get("/bulletins?source=" + source + "&q=" + "rg-4000%E3%80%80cve-2026-10101").body())
                .contains("架空電機製 RG-4000").doesNotContain("見本ソフト製");
        assertThat(analyst.get("/bulletins?source=" + source + "&q=nothing-of-that-name").body())
                .contains("当てはまる公開情報はありません");

        var bulletin = bulletins.list(java.util.List.of("JVNDB-2026-000101"), source, 1, 0).getFirst();
        var page = analyst.get("/bulletins/" + bulletin.id());
        assertThat(page.body()).contains("認証回避の脆弱性が存在します", "版 &lt; 9.4.3", "CVSS:3.1/AV:N", "これをもとに起案する",
                "https://jvndb.example.jp/ja/contents/2026/JVNDB-2026-000101.html").doesNotContain("javascript:alert");
        var editor = Browser.location(analyst.post("/bulletins/" + bulletin.id() + "/draft"));
        assertThat(editor).matches("/advisories/[0-9a-f-]{36}/draft");
        assertThat(analyst.get(editor).body()).contains("架空電機製 RG-4000 における認証回避の脆弱性", "認証回避の脆弱性が存在します",
                "CVE-2026-10101", "架空電機 RG-4000 ファームウェア", "出典：見本JVN　JVNDB-2026-000101",
                "参考：https://jvndb.example.jp/ja/contents/2026/JVNDB-2026-000101.html", "下書きを作りました");
        assertThat(analyst.get("/bulletins/" + bulletin.id()).body()).contains(editor.replace("/draft", ""));
    }

    @Test
    void aDocumentIsPutInByHandOrRefusedWithAllThatIsWrong() {
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get("/bulletins/put").statusCode()).isEqualTo(200);
        var broken = Samples.text("advisory.json").replace("\"baseScore\": 9.8", "\"baseScore\": 11")
                .replace("\"csaf_version\": \"2.0\"", "\"csaf_version\": \"9\"");
        var refused = put(analyst, broken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/document/csaf_version", "/vulnerabilities/0/scores/0/cvss_v3/baseScore")
                .as("what was typed stays").contains("KD-2026-001");
        var taken = put(analyst, Samples.text("advisory.json"));
        assertThat(taken.statusCode()).isEqualTo(302);
        var page = analyst.get(Browser.location(taken));
        assertThat(page.body()).contains("RG-4000: authentication bypass", "Kakuu Denki PSIRT", "CVE-2026-10101",
                "手で取り込んだ文書", "文書を取り込みました");
        assertThat(Browser.location(put(analyst, Samples.text("advisory.json")))).as("the same is the same")
                .isEqualTo(Browser.location(taken));
        assertThat(put(analyst, "").body()).contains("ファイルを選ぶか、文書を貼り付けてください");
    }

    @Test
    void aDraftFromADocumentThatSaysNotAffectedNamesNoProductAsConcerned() {
        var analyst = door.browser(Role.CENTRE_ANALYST);
        var bulletin = Browser.location(put(analyst, Samples.text("vex.json")));
        assertThat(analyst.get(bulletin).body()).contains("影響を受けるとされた製品はありません",
                "Not affected by CVE-2026-20202: Kakuu Denki RG-4000 9.4.3");
        analyst.get(bulletin);
        var draft = analyst.get(Browser.location(analyst.post(bulletin + "/draft"))).body();
        assertThat(draft).contains("Under investigation for CVE-2026-20201: Kakuu Denki Console 7");
        assertThat(draft.split("Kakuu Denki Console 7", -1)).as("in the overview alone").hasSize(2);
    }

    private static HttpResponse<String> put(Browser browser, String document) {
        var token = browser.get("/bulletins/put").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*",
                "$1");
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + document + "\r\n--b--\r\n";
        return browser.send(browser.request("/bulletins/put").header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void anOfficerKeepsTheListOfSourcesAndAnAnalystReadsIt() {
        var officer = door.browser(Role.CENTRE_OFFICER);
        officer.get("/bulletins/sources");
        var refused = officer.post("/bulletins/sources", "name", "", "kind", "GOPHER", "address",
                "http://jvn.example.jp/",
                "every", "1", "since", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("名前を100字までで書いてください", "種類を選んでください", "https:// で始まるURLを書いてください",
                "15から10080までの数を書いてください", "日付を選んでください").as("what was typed stays").contains("http://jvn.example.jp/");
        var address = "https://jvn.example.jp/rss/" + UUID.randomUUID();
        var added = officer.post("/bulletins/sources", "name", "新しい情報源", "kind", "JVNRSS", "address", address, "every",
                "60", "since", "2026-01-01");
        assertThat(added.statusCode()).isEqualTo(302);
        var list = officer.get("/bulletins/sources").body();
        assertThat(list).contains("新しい情報源", "確認待ち", "情報源を登録しました");
        assertThat(officer.post("/bulletins/sources", "name", "同じ", "kind", "FEED", "address", address, "every", "60",
                "since", "2026-01-01").body()).contains("このURLはすでに登録されています");
        var id = sources.all().stream().filter(each -> each.address().toString().equals(address)).findFirst()
                .orElseThrow().id();
        officer.get("/bulletins/sources/" + id);
        assertThat(officer.post("/bulletins/sources/" + id, "revision", "1", "name", "止めた情報源", "kind", "FEED",
                "address", address, "every", "60", "since", "2026-01-01").statusCode()).isEqualTo(302);
        assertThat(officer.post("/bulletins/sources/" + id, "revision", "1", "name", "遅れた変更", "kind", "FEED",
                "address", address, "every", "60", "since", "2026-01-01").statusCode()).isEqualTo(409);
        assertThat(officer.get("/bulletins/sources/" + id).body()).contains("止めた情報源", "停止中");
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get("/bulletins/sources").body()).contains("止めた情報源").doesNotContain("登録する</button>");
    }

    @Test
    void whyASourceGivesNothingAndWhenItIsAskedNextStandsOnItsPage() throws Unreadable {
        var id = jvn();
        jdbc.sql("""
                update bulletin.source set active = true, failures = 3, failure = 'UNREADABLE', detail = 'bulletin.xml.doctype|',
                due_at = :due where id = :id""").param("due", Moments.column(clock.instant().plusSeconds(3600)))
                .param("id", id.value()).update();
        bulletins.fetched(id, "https://jvn.example.jp/a.json", "1", null,
                "bulletin.csaf.schema|/document|<b>required</b>", clock.instant());
        var analyst = door.browser(Role.CENTRE_ANALYST);
        assertThat(analyst.get("/bulletins").body()).contains("件の情報源から取り込めていません");
        assertThat(analyst.get("/bulletins/sources/" + id).body()).contains("取り込めません（続けて3回）", "DOCTYPE",
                "次の確認", "https://jvn.example.jp/a.json", "&lt;b&gt;required").doesNotContain("<b>required");
        assertThat(analyst.get("/bulletins/sources/" + id + "?lang=en").body()).contains("Failing (3 in a row)",
                "is not read, for safety");
        jdbc.sql("update bulletin.source set active = false where id = :id").param("id", id.value()).update();
        analyst.get("/home?lang=ja");
    }

    @Test
    void nobodyOutsideTheCentreSeesTheDesk() throws Unreadable {
        jvn();
        var operator = door.browser(Role.OPERATOR_MANAGER);
        assertThat(operator.get("/bulletins").statusCode()).isEqualTo(403);
        assertThat(operator.get("/home").body()).doesNotContain("href=\"/bulletins\"");
        assertThat(door.browser(Role.CENTRE_ANALYST).get("/home").body()).contains("href=\"/bulletins\"");
    }
}
