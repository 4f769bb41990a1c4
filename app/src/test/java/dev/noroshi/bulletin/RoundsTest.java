package dev.noroshi.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.bulletin.Source.Failure;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.LoopbackClient;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sources are asked when they are due, once for what they have not said yet, and later when they fail.
@NoroshiTest
class RoundsTest {

    @Autowired
    SourceRows sources;
    @Autowired
    BulletinRows bulletins;
    @Autowired
    CsafProvider providers;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;

    final GuardedClient client = LoopbackClient.make();
    final ForeignServer server = new ForeignServer();
    Fetching fetching;

    @BeforeEach
    void begin() {
        fetching = new Fetching(sources, bulletins, providers, () -> client, Duration.ZERO, clock);
        // those of other tests are not asked
        jdbc.sql("update bulletin.source set active = false").update();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        client.close();
    }

    private SourceId source(Kind kind, String path) {
        var id = SourceId.random();
        sources.add(new Source(id, "見本の情報源", kind, server.address(path), 60, LocalDate.parse("2020-01-01"), true, 0,
                new Source.State(clock.instant(), null, null, 0, null, null, null, null)),
                new dev.noroshi.kernel.PersonId(1), clock.instant());
        return id;
    }

    private Source now(SourceId id) {
        return sources.find(id).orElseThrow();
    }

    private List<Bulletin> of(SourceId id) {
        return bulletins.list(List.of(), id, 100, 0);
    }

    @Test
    void whatJvnSaysIsTakenInOnceAndItsChangesBecomeVersions() {
        server.says("/jvn.rdf", 200, Samples.text("jvnrss.rdf"), "ETag", "\"1\"");
        var id = source(Kind.JVNRSS, "/jvn.rdf");
        fetching.all();
        assertThat(of(id)).extracting(each -> each.content().key()).containsExactlyInAnyOrder("JVNDB-2026-000101",
                "JVNDB-2026-000102");
        assertThat(now(id).state().dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));

        server.asked();
        fetching.all();
        assertThat(server.asked()).as("it is not due").isEmpty();
        clock.advance(Duration.ofMinutes(60));
        fetching.all();
        assertThat(server.asked()).containsExactly("/jvn.rdf");
        assertThat(of(id)).as("it has not changed").allMatch(each -> each.edition() == 1);

        server.says("/jvn.rdf", 200, Samples.text("jvnrss.rdf").replace("認証回避の脆弱性</title>", "認証回避（更新）</title>"),
                "ETag", "\"2\"");
        clock.advance(Duration.ofMinutes(60));
        fetching.all();
        var changed = of(id).getFirst();
        assertThat(changed.edition()).isEqualTo(2);
        assertThat(changed.content().title()).contains("（更新）");
        assertThat(bulletins.versions(changed.id())).extracting(each -> each.content().title())
                .containsExactly("架空電機製 RG-4000 における認証回避（更新）", "架空電機製 RG-4000 における認証回避の脆弱性");
        assertThat(of(id).getLast().edition()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitOneAnswerOfMyJvnIsAskedForUntilItIsAllThere() {
        for (var from : List.of(1, 3, 5))
            server.says(asking(from), 200, jvn(from, from == 5 ? 1 : 2, 5), "ETag", "\"1\"");
        var id = source(Kind.JVNRSS, asking(1));
        fetching.all();
        assertThat(of(id)).extracting(each -> each.content().key()).containsExactlyInAnyOrder(
                "JVNDB-2026-000001", "JVNDB-2026-000002", "JVNDB-2026-000003", "JVNDB-2026-000004",
                "JVNDB-2026-000005");
        assertThat(server.asked()).containsExactly(asking(1), asking(3), asking(5));
        assertThat(now(id).state().failure()).isNull();
        // that the first answer has not changed says nothing of the others
        clock.advance(Duration.ofMinutes(60));
        fetching.all();
        assertThat(server.asked()).containsExactly(asking(1), asking(3), asking(5));
        assertThat(of(id)).allMatch(each -> each.edition() == 1);
    }

    @Test
    void ofAnApiThatFailsInTheMiddleWhatItSaidIsKeptAndTheRestAskedForLater() {
        server.says(asking(1), 200, jvn(1, 2, 5));
        server.says(asking(3), 503, "no");
        var id = source(Kind.JVNRSS, asking(1));
        fetching.all();
        assertThat(of(id)).hasSize(2);
        assertThat(now(id).state().failure()).isEqualTo(Failure.BUSY);
        assertThat(now(id).state().dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void anApiThatAlwaysHasMoreIsNotAskedWithoutEnd() {
        for (var from = 1; from < 200; from++) server.says(asking(from), 200, jvn(from, 1, 9_999_999));
        var endless = source(Kind.JVNRSS, asking(1));
        server.says("/same?startItem=1", 200, jvn(1, 2, 5));
        server.says("/same?startItem=3", 200, jvn(1, 2, 5));
        var same = source(Kind.JVNRSS, "/same?startItem=1");
        fetching.all();
        assertThat(of(endless)).hasSize(JvnParts.MOST);
        assertThat(now(endless).state().failure()).isEqualTo(Failure.INCOMPLETE);
        assertThat(now(endless).state().detail()).isEqualTo("bulletin.jvnrss.more|" + JvnParts.MOST + "|9999999");
        assertThat(of(same)).hasSize(2);
        assertThat(server.asked()).hasSize(JvnParts.MOST + 2);
    }

    private static String asking(int from) {
        return "/myjvn?method=getVulnOverviewList&feed=hnd&startItem=" + from;
    }

    /// Fictional entries of the API, as many as fit one answer.
    private static String jvn(int from, int many, int all) {
        var whole = Samples.text("jvnrss.rdf");
        var item = whole.substring(whole.indexOf("<item "), whole.indexOf("</item>") + "</item>".length());
        var items = new StringBuilder();
        for (var i = from; i < from + many; i++)
            items.append(item.replace("JVNDB-2026-000101", "JVNDB-2026-%06d".formatted(i)));
        return whole.substring(0, whole.indexOf("<item ")) + items
                + whole.substring(whole.lastIndexOf("</item>") + "</item>".length()).replace("totalRes=\"2\"",
                        "totalRes=\"%d\" totalResRet=\"%d\" firstRes=\"%d\"".formatted(all, many, from));
    }

    @Test
    void oneThatFailsIsAskedLaterEachTimeAndKeepsNobodyFromTheOthers() {
        server.says("/broken", 503, "no");
        server.says("/fine", 200, Samples.RSS);
        var broken = source(Kind.FEED, "/broken");
        var fine = source(Kind.FEED, "/fine");
        fetching.all();
        assertThat(of(fine)).hasSize(1);
        assertThat(now(broken).state().failure()).isEqualTo(Failure.BUSY);
        assertThat(now(broken).state().detail()).isEqualTo("HTTP 503");
        assertThat(now(broken).state().dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(5));
        fetching.all();
        assertThat(now(broken).state().failures()).isEqualTo(2);
        assertThat(now(broken).state().dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        server.says("/broken", 429, "no", "Retry-After", "7200");
        clock.advance(Duration.ofMinutes(10));
        fetching.all();
        assertThat(now(broken).state().dueAt()).as("it asked to be left alone")
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        server.says("/broken", 200, Samples.ATOM);
        clock.advance(Duration.ofHours(2));
        fetching.all();
        assertThat(now(broken).state().failure()).isNull();
        assertThat(of(broken)).hasSize(2);
    }

    @Test
    void aProgramThatStoppedMeanwhileLeavesASourceToTheNextRound() {
        server.says("/fine", 200, Samples.RSS);
        var id = source(Kind.FEED, "/fine");
        assertThat(sources.take(clock.instant(), Fetching.LEASE)).isPresent();
        fetching.all();
        assertThat(of(id)).as("somebody is asking it").isEmpty();
        clock.advance(Fetching.LEASE);
        fetching.all();
        assertThat(of(id)).hasSize(1);
    }

    @Test
    void hostileAnswersAreRefusedWithTheReason() {
        server.says("/laughs", 200, Samples.BILLION_LAUGHS);
        server.says("/large", new byte[11 << 20]);
        server.says("/moved", 302, "", "Location", "/fine");
        var laughs = source(Kind.FEED, "/laughs");
        var large = source(Kind.JVNRSS, "/large");
        var moved = source(Kind.FEED, "/moved");
        fetching.all();
        assertThat(now(laughs).state().failure()).isEqualTo(Failure.UNREADABLE);
        assertThat(now(laughs).state().detail()).isEqualTo("bulletin.xml.doctype|");
        assertThat(now(large).state().failure()).isEqualTo(Failure.TOO_LARGE);
        assertThat(now(moved).state().failure()).isEqualTo(Failure.MOVED);
        assertThat(of(laughs)).isEmpty();
    }

    @Test
    void theDocumentsOfAProviderAreFetchedWhenItsListSaysTheyChanged() {
        provider("2026-11-20T00:00:00Z", Samples.text("advisory.json"));
        server.says("/csaf/old.json", 200, "{}");
        var id = source(Kind.CSAF, "/csaf/provider-metadata.json");
        fetching.all();
        assertThat(of(id)).singleElement().extracting(each -> each.content().key()).isEqualTo("KD-2026-001");
        assertThat(now(id).state().failure()).isNull();
        assertThat(bulletins.faults(id)).as("what is wrong with one document is told, the others are taken in")
                .extracting(BulletinRows.Fault::address)
                .containsExactly(server.address("/csaf/broken.json").toString());
        assertThat(server.asked()).as("what is older than wanted is not fetched").doesNotContain("/csaf/old.json");

        clock.advance(Duration.ofMinutes(60));
        fetching.all();
        assertThat(server.asked()).containsExactly("/csaf/provider-metadata.json", "/csaf/feed.json");

        provider("2026-11-21T00:00:00Z", Samples.text("advisory.json").replace("authentication bypass", "bypass"));
        clock.advance(Duration.ofMinutes(60));
        fetching.all();
        assertThat(server.asked()).containsExactly("/csaf/provider-metadata.json", "/csaf/feed.json", "/csaf/a.json",
                "/csaf/a.json.sha256");
        assertThat(of(id).getFirst().edition()).isEqualTo(2);
    }

    @Test
    void aDocumentThatIsNotWhatItsHashSaysIsNotTakenIn() {
        provider("2026-11-20T00:00:00Z", Samples.text("advisory.json"));
        server.says("/csaf/a.json.sha256", 200, "0".repeat(64) + "  a.json");
        var id = source(Kind.CSAF, "/csaf/feed.json");
        fetching.all();
        assertThat(of(id)).isEmpty();
        assertThat(bulletins.faults(id)).extracting(BulletinRows.Fault::fault).contains("bulletin.csaf.hash|");
    }

    @Test
    void manyDocumentsAreFetchedInSeveralRounds() {
        var changes = new StringBuilder();
        for (var i = 0; i < CsafProvider.AT_ONCE + 5; i++) {
            changes.append("\"2026/kd-%d.json\",\"2026-11-20T00:00:%02dZ\"\n".formatted(i, i));
            server.says("/csaf/2026/kd-" + i + ".json", 200,
                    Samples.text("advisory.json").replace("KD-2026-001", "KD-2026-" + i));
        }
        changes.append("\"../../etc/passwd.json\",\"2026-11-20T00:00:00Z\"\n");
        server.says("/csaf/changes.csv", 200, changes.toString());
        server.says("/csaf/provider-metadata.json", 200,
                "{\"distributions\": [{\"directory_url\": \"%s\"}]}".formatted(server.address("/csaf")));
        var id = source(Kind.CSAF, "/csaf/provider-metadata.json");
        fetching.all();
        assertThat(of(id)).hasSize(CsafProvider.AT_ONCE);
        clock.advance(Duration.ofMinutes(1));
        fetching.all();
        assertThat(of(id)).hasSize(CsafProvider.AT_ONCE + 5);
        assertThat(server.asked()).noneMatch(each -> each.contains("passwd"));
    }

    private void provider(String updated, String document) {
        server.says("/csaf/a.json", 200, document);
        server.says("/csaf/a.json.sha256", 200,
                dev.noroshi.kernel.Sha256.hex(Samples.bytes(document)) + "  a.json\n");
        server.says("/csaf/broken.json", 200, "{\"document\": {}}");
        server.says("/csaf/provider-metadata.json", 200, """
                {"distributions": [{"rolie": {"feeds": [{"tlp_label": "WHITE", "url": "%s"},
                {"tlp_label": "AMBER", "url": "%s"}]}}]}""".formatted(server.address("/csaf/feed.json"),
                server.address("/csaf/amber.json")));
        server.says("/csaf/feed.json", 200, """
                {"feed": {"entry": [
                {"id": "A", "updated": "%s", "content": {"src": "%s"}, "link": [{"rel": "hash", "href": "%s"}]},
                {"id": "B", "updated": "2026-11-01T00:00:00Z", "content": {"src": "%s"}},
                {"id": "C", "updated": "2019-11-01T00:00:00Z", "content": {"src": "%s"}}]}}""".formatted(updated,
                server.address("/csaf/a.json"), server.address("/csaf/a.json.sha256"),
                server.address("/csaf/broken.json"), server.address("/csaf/old.json")));
    }
}
