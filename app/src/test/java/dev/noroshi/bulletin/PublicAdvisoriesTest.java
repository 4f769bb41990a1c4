package dev.noroshi.bulletin;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.seal.Signed;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/// What everybody may fetch of the centre's advisories, asked for by somebody nobody knows.
@NoroshiTest
class PublicAdvisoriesTest {

    private static final String FOLDER = "/.well-known/csaf/white/";

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;

    Stage stage;
    Browser anybody;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        anybody = new Browser(port);
    }

    @Test
    void aPublicAdvisoryIsFetchedByAnybodyAsDocumentAndAsNews() throws Unreadable {
        var issued = stage.issue(content(Tlp.CLEAR, "VPN装置の脆弱性（CVE-2026-12345）について"));
        var document = document(issued);
        assertThat(document.path("document").path("category").asString()).isEqualTo("csaf_security_advisory");
        assertThat(document.path("document").path("distribution").path("tlp").path("label").asString())
                .isEqualTo("WHITE");
        assertThat(document.path("document").path("tracking").path("id").asString())
                .isEqualTo("T" + issued.number().main());
        assertThat(document.path("vulnerabilities").get(0).path("cve").asString()).isEqualTo("CVE-2026-12345");
        assertThat(document.path("product_tree").path("full_product_names").get(0).path("name").asString())
                .isEqualTo("RG-4000 系（版 9.4.2 以前）");
        for (var kind : new String[]{"atom.xml", "rss.xml"}) {
            var news = anybody.get("/public/feeds/ja/" + kind);
            assertThat(news.statusCode()).isEqualTo(200);
            assertThat(news.body()).contains("T" + issued.number().main() + " VPN装置の脆弱性（CVE-2026-12345）について");
            assertThat(FeedReaderNames.titles(news.body())).contains(
                    "T" + issued.number().main() + " VPN装置の脆弱性（CVE-2026-12345）について");
        }
        assertThat(anybody.get(FOLDER + "index.txt").body()).contains(path(issued) + "\n");
        assertThat(anybody.get("/public").body()).contains("VPN装置の脆弱性（CVE-2026-12345）について");
        assertThat(anybody.get("/public/T" + issued.number().main()).body()).contains("VPN装置の脆弱性", "認証を経ずに");
    }

    /// Every marking, real or drill, at every stage it can have.
    @Test
    void nothingIsPublicButWhatIsMarkedClearWentOutAndIsNoDrill() {
        var seen = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        for (var tlp : Tlp.values())
            for (var occasion : Occasion.values())
                for (var state : AdvisoryState.values()) {
                    var title = "網羅" + UUID.randomUUID() + " " + tlp + " " + occasion + " " + state;
                    bring(content(tlp, title), occasion, state);
                    var shown = tlp == Tlp.CLEAR && occasion == Occasion.REAL
                            && (state == AdvisoryState.ISSUED || state == AdvisoryState.SUPERSEDED);
                    (shown ? seen : unseen).add(title);
                }
        assertThat(unseen).hasSize(58);
        var all = everythingPublic();
        for (var title : seen) assertThat(all).as(title).contains(title);
        for (var title : unseen) assertThat(all).as(title).doesNotContain(title);
        assertThat(all).doesNotContain("訓練");
    }

    private void bring(AdvisoryContent content, Occasion occasion, AdvisoryState state) {
        var draft = done(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(occasion, Language.JA, content, List.<UUID>of())));
        if (state == AdvisoryState.DRAFT) return;
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        if (state == AdvisoryState.IN_REVIEW) return;
        done(stage.reviewing.approve(stage.approver(), draft.id(), null));
        if (state == AdvisoryState.APPROVED) return;
        var issued = done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        if (state == AdvisoryState.RECALLED) done(stage.recalling.recall(stage.drafter(), issued.id(), "わけ"));
        // by one that is narrower: nobody learns of that, and what was public stays so
        if (state == AdvisoryState.SUPERSEDED)
            update(issued, new AdvisoryContent("差し替え" + UUID.randomUUID(), content(Tlp.RED, "x").fields(), List.of()));
    }

    private Advisory.Issued update(Advisory.Published before, AdvisoryContent content) {
        var draft = done(stage.drafting.update(stage.drafter(), before.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), content, List.of()));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }

    /// All there is behind the addresses everybody may ask for, found by following what they say, and by guessing.
    private String everythingPublic() {
        var all = new StringBuilder();
        for (var path : List.of("/.well-known/csaf/provider-metadata.json", FOLDER + "index.txt",
                FOLDER + "changes.csv",
                FOLDER + "csaf-feed-tlp-white.json", FOLDER + "service.json", "/public", "/public/feeds/ja/atom.xml",
                "/public/feeds/ja/rss.xml", "/public/feeds/en/atom.xml", "/public/feeds/en/rss.xml"))
            all.append(anybody.get(path).body()).append('\n');
        var year = stage.clock.instant().atOffset(ZoneOffset.UTC).getYear();
        for (var number = 1; number < 400; number++) {
            var document = anybody.get(FOLDER + year + "/t" + number + ".json");
            if (document.statusCode() == 200) all.append(document.body());
            else assertThat(document.body()).isEmpty();
            var page = anybody.get("/public/T" + number);
            if (page.statusCode() == 200) all.append(page.body());
        }
        return all.toString();
    }

    @Test
    void anUpdateIsAVersionAndARecallTheLastOne() throws Unreadable {
        var first = stage.issue(content(Tlp.CLEAR, "はじめの件名"));
        stage.clock.advance(Duration.ofHours(1));
        var second = update(first, content(Tlp.CLEAR, "あとの件名"));
        var updated = document(first).path("document");
        assertThat(updated.path("title").asString()).isEqualTo("あとの件名");
        assertThat(updated.path("tracking").path("version").asString()).isEqualTo("2");
        stage.clock.advance(Duration.ofHours(1));
        done(stage.recalling.recall(stage.drafter(), second.id(), "外に出せないわけ"));
        var recalled = document(first);
        var head = recalled.path("document");
        assertThat(head.path("tracking").path("version").asString()).isEqualTo("3");
        assertThat(head.path("tracking").path("status").asString()).isEqualTo("final");
        assertThat(head.path("tracking").path("current_release_date").asString())
                .isEqualTo(stage.clock.instant().toString());
        assertThat(recalled.toString()).contains("撤回").doesNotContain("件名", "VPN", "外に出せないわけ", "RG-4000");
        assertThat(recalled.has("vulnerabilities")).isFalse();
        for (var path : List.of("/public/feeds/ja/atom.xml", "/public/feeds/ja/rss.xml",
                "/public/T" + first.number().main()))
            assertThat(anybody.get(path).body()).contains("T" + first.number().main() + "は撤回しました")
                    .doesNotContain("あとの件名", "外に出せないわけ");
        stage.clock.advance(Duration.ofHours(1));
        update(second, content(Tlp.CLEAR, "あらためて出す件名"));
        assertThat(document(first).path("document").path("tracking").path("revision_history").get(3).path("summary")
                .asString()).isEqualTo("再公開");
    }

    @Test
    void whomToAskIsNotToldAndWhatHasARemarkOnItsScopeIsNotGivenOut() throws Unreadable {
        var whole = content(Tlp.CLEAR, "問合せ先つきの公開" + UUID.randomUUID());
        var asked = whole.fields().with(AdvisoryField.CONTACT_MAIL, new FieldValue.Text("ask@desk-of-ours.example"))
                .with(AdvisoryField.TLP_REMARKS, new FieldValue.Text("特になし"));
        var issued = stage.issue(new AdvisoryContent(whole.title(), asked, List.of()));
        assertThat(document(issued).toString()).contains(whole.title()).doesNotContain("desk-of-ours");
        var remarked = asked.with(AdvisoryField.TLP_REMARKS, new FieldValue.Text("③は所管省庁限り"));
        var kept = stage.issue(new AdvisoryContent("特記つき" + UUID.randomUUID(), remarked, List.of()));
        assertThat(anybody.get(FOLDER + path(kept)).statusCode()).isEqualTo(404);
        assertThat(everythingPublic()).contains(whole.title()).doesNotContain(kept.content().title());
    }

    @Test
    void everyDocumentKeepsToTheSchemaAndToTheMandatoryTests() throws Unreadable {
        var plain = content(Tlp.CLEAR, "題だけ");
        var none = plain.fields().without(AdvisoryField.OVERVIEW).without(AdvisoryField.TARGET)
                .without(AdvisoryField.HANDLING_POLICY).without(AdvisoryField.OTHER);
        var informational = plain.fields().with(AdvisoryField.OTHER,
                new FieldValue.Text("参考：https://www.example.jp/notice/1\n通信先 https://bad.example/"));
        var many = plain.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text("CVE-2026-0001とＣＶＥ－２０２６－０００２"))
                .with(AdvisoryField.TARGET, new FieldValue.Text("○甲\n○乙"));
        var categories = new ArrayList<String>();
        for (var fields : List.of(none, informational, many))
            categories.add(document(stage.issue(new AdvisoryContent("版" + categories.size(), fields, List.of())))
                    .path("document").path("category").asString());
        assertThat(categories).containsExactly("csaf_base", "csaf_informational_advisory", "csaf_base");
    }

    @Test
    void anAddressThatIsNotGivenAsAReferenceIsNotMadeOne() throws Unreadable {
        var fields = content(Tlp.CLEAR, "通信先").fields().with(AdvisoryField.OTHER,
                new FieldValue.Text("参考：https://www.example.jp/notice/1\n遮断する通信先：https://bad.example/x"));
        var document = document(stage.issue(new AdvisoryContent("通信先", fields, List.of())));
        var external = new ArrayList<String>();
        document.path("document").path("references").forEach(each -> {
            if (each.path("category").asString().equals("external")) external.add(each.path("url").asString());
        });
        assertThat(external).containsExactly("https://www.example.jp/notice/1");
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndARecallIsSeenAtOnce() {
        var issued = stage.issue(content(Tlp.CLEAR, "変わるもの"));
        for (var path : List.of(FOLDER + path(issued), "/public/feeds/ja/atom.xml",
                FOLDER + "csaf-feed-tlp-white.json")) {
            var first = anybody.get(path);
            var tag = header(first, "ETag");
            assertThat(tag).isNotEmpty();
            assertThat(header(first, "Cache-Control")).contains("no-cache").doesNotContain("no-store");
            assertThat(header(first, "Set-Cookie")).isEmpty();
            assertThat(again(path, tag).statusCode()).isEqualTo(304);
        }
        var tag = header(anybody.get(FOLDER + path(issued)), "ETag");
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り"));
        assertThat(again(FOLDER + path(issued), tag).statusCode()).isEqualTo(200);
    }

    @Test
    void hashesAreThoseOfTheDocumentAndListsLeadToIt() throws Unreadable {
        var issued = stage.issue(content(Tlp.CLEAR, "ハッシュ"));
        var document = anybody.download(FOLDER + path(issued)).body();
        var name = "t" + issued.number().main() + ".json";
        assertThat(anybody.get(FOLDER + path(issued) + ".sha256").body())
                .isEqualTo(Sha256.hex(document) + "  " + name + "\n");
        assertThat(anybody.get(FOLDER + path(issued) + ".sha512").body()).matches("[0-9a-f]{128}  " + name + "\n");
        assertThat(anybody.get(FOLDER + "changes.csv").body())
                .contains("\"" + path(issued) + "\",\"" + issued.publication().issuedAt() + "\"\n");
        var feed = JsonGate.read(anybody.download(FOLDER + "csaf-feed-tlp-white.json").body());
        var addresses = new ArrayList<String>();
        feed.path("feed").path("entry").forEach(each -> addresses.add(each.path("content").path("src").asString()));
        assertThat(addresses).contains("http://127.0.0.1:" + port + FOLDER + path(issued));
        var metadata = JsonGate.read(anybody.download("/.well-known/csaf/provider-metadata.json").body());
        assertThat(metadata.path("role").asString()).isEqualTo("csaf_provider");
        assertThat(metadata.path("distributions").get(0).path("directory_url").asString()).endsWith(FOLDER);
        assertThat(anybody.get(FOLDER).body()).contains("href=\"" + year(issued) + "/\"", "href=\"index.txt\"");
        assertThat(anybody.get(FOLDER + year(issued) + "/").body()).contains("href=\"" + name + "\"", name + ".sha512");
        assertThat(anybody.get(FOLDER + "1999/").statusCode()).isEqualTo(404);
        for (var wrong : List.of("1999/" + name, year(issued) + "/T1.JSON", year(issued) + "/t0.json",
                year(issued) + "/t01.json", year(issued) + "/" + name + ".md5", year(issued) + "/..%2findex.txt"))
            assertThat(anybody.get(FOLDER + wrong).statusCode()).as(wrong).isIn(400, 404);
    }

    @Test
    void everyDocumentIsSignedByAKeyThatIsToldOf() throws Unreadable {
        var issued = stage.issue(content(Tlp.CLEAR, "署名"));
        var document = anybody.download(FOLDER + path(issued)).body();
        var signature = anybody.get(FOLDER + path(issued) + ".asc").body();
        var told = JsonGate.read(anybody.download("/.well-known/csaf/provider-metadata.json").body())
                .path("public_openpgp_keys").get(0);
        var address = told.path("url").asString();
        assertThat(address).endsWith("/.well-known/csaf/openpgp/" + told.path("fingerprint").asString() + ".asc");
        var key = anybody.get(address.replaceFirst("http://[^/]*", "")).body();
        assertThat(Signed.isBy(key, signature, document, stage.clock.instant())).isTrue();
        document[document.length / 2] ^= 1;
        assertThat(Signed.isBy(key, signature, document, stage.clock.instant())).isFalse();
        var signatures = new ArrayList<String>();
        JsonGate.read(anybody.download(FOLDER + "csaf-feed-tlp-white.json").body()).path("feed").path("entry")
                .forEach(entry -> entry.path("link").forEach(link -> {
                    if (link.path("rel").asString().equals("signature")) signatures.add(link.path("href").asString());
                }));
        assertThat(signatures).contains("http://127.0.0.1:" + port + FOLDER + path(issued) + ".asc");
        assertThat(anybody.get(FOLDER + year(issued) + "/").body()).contains(path(issued).substring(5) + ".asc");
        assertThat(anybody.get(FOLDER + year(issued) + "/t999999.json.asc").statusCode()).isEqualTo(404);
        assertThat(anybody.get("/.well-known/csaf/openpgp/" + "0".repeat(40) + ".asc").statusCode()).isEqualTo(404);
    }

    @Test
    void theRoleOfATrustedProviderIsClaimedOnlyWhereWhatIsFetchedIsFetchedByTls() throws Unreadable {
        var directory = program.getBean(CsafDirectory.class);
        assertThat(
                JsonGate.read(directory.metadata(new CsafPlace("https://noroshi.example.jp"))).path("role").asString())
                .isEqualTo("csaf_trusted_provider");
        assertThat(
                JsonGate.read(directory.metadata(new CsafPlace("http://noroshi.example.jp"))).path("role").asString())
                .isEqualTo("csaf_provider");
    }

    private HttpResponse<String> again(String path, String tag) {
        return anybody.send(anybody.request(path).header("If-None-Match", tag).GET());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return java.util.Objects.requireNonNullElse(answer.headers().firstValue(name).orElse(""), "");
    }

    /// The document everybody gets, which is valid.
    private JsonNode document(Advisory.Published advisory) throws Unreadable {
        var answer = anybody.download(FOLDER + path(advisory));
        assertThat(answer.statusCode()).isEqualTo(200);
        CsafReader.read(answer.body(), Samples.WORDS);
        return JsonGate.read(answer.body());
    }

    private static String path(Advisory.Published advisory) {
        return year(advisory) + "/t" + advisory.number().main() + ".json";
    }

    private static int year(Advisory.Published advisory) {
        return advisory.publication().issuedAt().atOffset(ZoneOffset.UTC).getYear();
    }

    /// Feeds of ours, read as we read those of others.
    private static final class FeedReaderNames {
        static List<String> titles(String xml) throws Unreadable {
            return FeedReader.read(Samples.bytes(xml)).stream().map(Content::title).toList();
        }
    }
}
