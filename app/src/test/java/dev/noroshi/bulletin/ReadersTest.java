package dev.noroshi.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes in from outside is read as text, or refused with the reason.
class ReadersTest {

    private static final String ADVISORY = Samples.text("advisory.json");
    private static final String VEX = Samples.text("vex.json");

    @Test
    void jvnSaysWhichVulnerabilityHowSevereAndInWhat() throws Unreadable {
        var found = JvnRssReader.read(Samples.bytes(Samples.text("jvnrss.rdf")));
        assertThat(found).hasSize(2);
        var first = found.getFirst();
        assertThat(first.key()).isEqualTo("JVNDB-2026-000101");
        assertThat(first.cves()).containsExactly("CVE-2026-10101");
        assertThat(first.summary()).as("a less-than sign is no markup").contains("版 < 9.4.3 には");
        assertThat(first.products()).containsExactly("架空電機 RG-4000 ファームウェア");
        assertThat(first.scores()).singleElement().satisfies(score -> {
            assertThat(score.base()).isEqualByComparingTo("9.8");
            assertThat(score.severity()).isEqualTo("Critical");
        });
        assertThat(first.references()).extracting(Content.Reference::address).hasSize(2)
                .allMatch(each -> each.startsWith("https://"));
        assertThat(first.publishedAt()).isEqualTo(Instant.parse("2026-11-18T03:00:00Z"));
        assertThat(first.updatedAt()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        var second = found.getLast();
        assertThat(second.title()).doesNotContain("script", "alert").contains("メールクライアント");
        assertThat(second.cves()).containsExactly("CVE-2026-10102");
        assertThat(second.scores()).as("not scored is not zero").isEmpty();
    }

    @Test
    void anInterfaceThatSaysItFailedIsNotTakenForAnEmptyList() {
        var failed = Samples.text("jvnrss.rdf").replace("retCd=\"0\"", "retCd=\"1\"")
                .replace("errMsg=\"\"", "errMsg=\"invalid\"");
        assertThat(problems(() -> JvnRssReader.read(Samples.bytes(failed))))
                .containsExactly(Problem.of("file", "bulletin.jvnrss.failed", "invalid"));
    }

    @Test
    void newsIsReadAsTextAndItsLinksLeadToTheWebOnly() throws Unreadable {
        var atom = FeedReader.read(Samples.bytes(Samples.ATOM));
        assertThat(atom).extracting(Content::title).containsExactly("Update for CVE-2026-10101", "No way out");
        assertThat(atom.getFirst().summary()).isEqualTo("First\nSecond & last");
        assertThat(atom.getFirst().cves()).containsExactly("CVE-2026-10101");
        assertThat(atom.getLast().link()).isNull();
        var rss = FeedReader.read(Samples.bytes(Samples.RSS));
        assertThat(rss).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo("g1");
            assertThat(each.summary()).isEqualTo("versions < 9 are affected");
            assertThat(each.publishedAt()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        });
    }

    /// Response teams in Japan write RSS 1.0 (RDF), with times of Dublin Core and no seconds.
    @Test
    void newsInRdfIsReadWithItsTimes() throws Unreadable {
        var news = FeedReader.read(Samples.bytes(Samples.text("jpcert.rdf")));
        assertThat(news).hasSize(2);
        var first = news.getFirst();
        assertThat(first.key()).isEqualTo("https://www.cert.example.jp/at/2026/at260031.html");
        assertThat(first.link()).isEqualTo(first.key());
        assertThat(first.title()).startsWith("注意喚起: 架空電機製RG-4000");
        assertThat(first.cves()).containsExactly("CVE-2026-10101");
        assertThat(first.summary()).isEqualTo("悪用が確認されています。");
        assertThat(first.publisher()).isEqualTo("見本CERT RSS Feed");
        assertThat(first.publishedAt()).isEqualTo(Instant.parse("2026-11-20T07:00:00Z"));
        assertThat(news.getLast().publishedAt()).isEqualTo(Instant.parse("2026-11-18T00:00:00Z"));
        assertThat(news.getLast().summary()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.BILLION_LAUGHS, Samples.READS_A_FILE})
    void xmlWithADocumentTypeIsNotRead(String xml) {
        assertThat(problems(() -> FeedReader.read(Samples.bytes(xml)))).extracting(Problem::code)
                .containsExactly("bulletin.xml.doctype");
        assertThat(problems(() -> JvnRssReader.read(Samples.bytes(xml)))).extracting(Problem::code)
                .containsExactly("bulletin.xml.doctype");
    }

    @Test
    void xmlNestedWithoutEndIsNotRead() {
        assertThat(problems(() -> FeedReader.read(Samples.bytes("<a>".repeat(100_000))))).extracting(Problem::code)
                .containsExactly("bulletin.xml.deep");
        assertThat(problems(() -> FeedReader.read(Samples.bytes("<a>" + "<b/>".repeat(300_000) + "</a>"))))
                .extracting(Problem::code).containsExactly("bulletin.xml.many");
        assertThat(problems(() -> FeedReader.read(Samples.bytes("<a><b></a>")))).extracting(Problem::code)
                .containsExactly("bulletin.xml.broken");
        assertThat(problems(() -> FeedReader.read(Samples.bytes("<html><body/></html>")))).extracting(Problem::code)
                .containsExactly("bulletin.feed.none");
    }

    @Test
    void aDocumentOfAVendorIsRead() throws Unreadable {
        var said = CsafReader.read(Samples.bytes(ADVISORY), Samples.WORDS);
        assertThat(said.key()).isEqualTo("KD-2026-001");
        assertThat(said.cves()).containsExactly("CVE-2026-10101");
        assertThat(said.products()).as("what is mended is not affected").containsExactly("Kakuu Denki RG-4000 9.4.2");
        assertThat(said.link()).isEqualTo("https://psirt.kakuu.example/kd-2026-001");
        assertThat(said.scores()).singleElement()
                .satisfies(score -> assertThat(score.about()).isEqualTo("CVE-2026-10101"));
        assertThat(said.summary()).isEqualTo("""
                An attacker can pass the sign-in of RG-4000.

                Fixed (CVE-2026-10101): Kakuu Denki RG-4000 9.4.3""");
    }

    @Test
    void whatAVendorSaysIsNotAffectedIsNotTakenForAffected() throws Unreadable {
        var said = CsafReader.read(Samples.bytes(VEX), Samples.WORDS);
        assertThat(said.products()).isEmpty();
        assertThat(said.cves()).containsExactly("CVE-2026-20201", "CVE-2026-20202");
        assertThat(said.summary()).isEqualTo("""
                What our products have to do with the library libsample.

                Not affected by CVE-2026-20201: Kakuu Denki RG-4000 9.4.3; Kakuu Denki RG-5000 2.1
                Under investigation for CVE-2026-20201: Kakuu Denki Console 7
                Not affected by CVE-2026-20202: Kakuu Denki RG-4000 9.4.3
                Fixed (CVE-2026-20202): Kakuu Denki RG-5000 2.1""");
        var japanese = CsafReader.read(Samples.bytes(VEX.replace("\"lang\": \"en\"", "\"lang\": \"ja\"")),
                Samples.WORDS);
        assertThat(japanese.summary()).contains(
                "影響を受けない製品（CVE-2026-20201）：Kakuu Denki RG-4000 9.4.3、Kakuu Denki RG-5000 2.1",
                "影響を調査中の製品（CVE-2026-20201）：Kakuu Denki Console 7", "修正済みの製品（CVE-2026-20202）：Kakuu Denki RG-5000 2.1");
    }

    @Test
    void vulnerabilitiesWithTheSameProductsAreSaidInOneLineAndOfVeryManyProductsTheFirst() throws Unreadable {
        var same = VEX.replace("{\"known_not_affected\": [\"P1\", \"P2\"], \"under_investigation\": [\"P3\"]}",
                "{\"known_not_affected\": [\"P1\"], \"fixed\": [\"P2\"]}");
        assertThat(CsafReader.read(Samples.bytes(same), Samples.WORDS).summary())
                .contains("Not affected by CVE-2026-20201; CVE-2026-20202: Kakuu Denki RG-4000 9.4.3\n");
        var names = new StringBuilder();
        var ids = new StringBuilder();
        for (var i = 0; i < 500; i++) {
            names.append(", {\"name\": \"N%d\", \"product_id\": \"N%d\"}".formatted(i, i));
            ids.append(", \"N%d\"".formatted(i));
        }
        var many = VEX.replace("\"product_id\": \"P3\"}", "\"product_id\": \"P3\"}" + names)
                .replace("\"under_investigation\": [\"P3\"", "\"under_investigation\": [\"P3\"" + ids)
                .replace("What our products", "x".repeat(Content.SUMMARY));
        var summary = CsafReader.read(Samples.bytes(many), Samples.WORDS).summary();
        assertThat(summary).hasSizeLessThanOrEqualTo(Content.SUMMARY).contains("…\n\nNot affected",
                "N18 … (+481)\n", "Fixed (CVE-2026-20202)");
    }

    @Test
    void allProductsAreMeantOnlyWhereOfNoneItIsSaidHowItStands() throws Unreadable {
        var silent = ADVISORY.replace("csaf_security_advisory", "csaf_base")
                .replace("\"product_status\": {\"known_affected\": [\"P1\"], \"fixed\": [\"P2\"]},", "");
        assertThat(CsafReader.read(Samples.bytes(silent), Samples.WORDS).products())
                .containsExactly("Kakuu Denki RG-4000 9.4.2", "Kakuu Denki RG-4000 9.4.3");
        var mended = ADVISORY.replace("\"known_affected\": [\"P1\"], ", "");
        assertThat(CsafReader.read(Samples.bytes(mended), Samples.WORDS).products()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {
            "{\"known_not_affected\": [\"P1\"], \"fixed\": [\"P2\"]}; {\"recommended\": [\"P2\"]}; 6.1.27.7",
            "\"cve\": \"CVE-2026-20202\",; ; 6.1.27.8",
            "\"product_ids\": [\"P1\", \"P2\"]}]; \"product_ids\": [\"P2\"]}]; 6.1.27.9",
            "\"category\": \"impact\"; \"category\": \"target_set\"; 6.1.27.9",
            "\"fixed\": [\"P2\"]; \"known_affected\": [\"P2\"]; 6.1.27.10",
            "\"under_investigation\": [\"P3\"]; \"known_affected\": [\"P3\"]; 6.1.27.10"})
    void aVexWithoutWhatItMustHoldIsRefused(String from, @org.jspecify.annotations.Nullable String to, String test) {
        var broken = VEX.replace(from.strip(), to == null ? "" : to.strip());
        assertThat(broken).isNotEqualTo(VEX);
        assertThat(problems(() -> CsafReader.read(Samples.bytes(broken), Samples.WORDS)))
                .extracting(Problem::code, p -> p.details().get(0))
                .contains(org.assertj.core.groups.Tuple.tuple("bulletin.csaf.test", test.strip()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {
            "\"known_affected\": [\"P1\"]; \"known_affected\": [\"P1\", \"P9\"]; 6.1.1",
            "\"product_id\": \"P2\"; \"product_id\": \"P1\"; 6.1.2",
            "\"fixed\": [\"P2\"]; \"fixed\": [\"P1\", \"P2\"]; 6.1.6",
            "\"number\": \"1\"; \"number\": \"3\"; 6.1.14",
            "\"version\": \"2\"; \"version\": \"1\"; 6.1.16",
            "\"number\": \"1\"; \"number\": \"0\"; 6.1.18",
            "\"number\": \"1\", \"summary\": \"First\"; \"number\": \"2\", \"summary\": \"First\"; 6.1.22",
            "\"version\": \"2\"; \"version\": \"2.0.0\"; 6.1.30",
            "\"category\": \"csaf_security_advisory\"; \"category\": \"Security Advisory\"; 6.1.26",
            "\"name\": \"9.4.2\"; \"name\": \"prior to 9.4.3\"; 6.1.31",
            ", \"product_ids\": [\"P1\"]}]; }]; 6.1.29",
            "\"category\": \"csaf_security_advisory\"; \"category\": \"csaf_informational_advisory\"; 6.1.27.3",
            "\"lang\": \"en\"; \"lang\": \"en\", \"source_lang\": \"en\"; 6.1.28"})
    void whatBreaksAMandatoryTestIsToldByItsNumber(String from, String to, String test) {
        var broken = ADVISORY.replace(from.strip(), to.strip());
        assertThat(broken).isNotEqualTo(ADVISORY);
        assertThat(problems(() -> CsafReader.read(Samples.bytes(broken), Samples.WORDS)))
                .extracting(Problem::code, p -> p.details().get(0))
                .contains(org.assertj.core.groups.Tuple.tuple("bulletin.csaf.test", test.strip()));
    }

    @Test
    void allThatTheSchemaFindsIsToldAtOnceWithItsPlace() {
        var broken = ADVISORY.replace("\"csaf_version\": \"2.0\"", "\"csaf_version\": \"9\"")
                .replace("\"baseScore\": 9.8", "\"baseScore\": 11")
                .replace("\"title\": \"RG-4000: authentication bypass\",",
                        "");
        assertThat(problems(() -> CsafReader.read(Samples.bytes(broken), Samples.WORDS)))
                .extracting(problem -> problem.details().getFirst())
                .contains("/document/csaf_version", "/document", "/vulnerabilities/0/scores/0/cvss_v3/baseScore");
    }

    @Test
    void whatIsNotPublicIsNotTakenForIt() {
        assertThat(problems(() -> CsafReader.read(
                Samples.bytes(ADVISORY.replace("\"WHITE\"", "\"AMBER\"")), Samples.WORDS)))
                .containsExactly(Problem.of("file", "bulletin.csaf.tlp", "AMBER"));
    }

    @Test
    void hostileJsonIsRefused() throws Unreadable {
        assertThat(code("[".repeat(100_000))).isEqualTo("bulletin.json.deep");
        assertThat(code("{\"a\":".repeat(100_000))).isEqualTo("bulletin.json.deep");
        assertThat(code("{\"document\": {}, \"document\": {}}")).isEqualTo("bulletin.json.duplicate");
        assertThat(code("{\"a\": \"" + "x".repeat(1_000_001) + "\"}")).isEqualTo("bulletin.json.long");
        assertThat(code("{\"a\": 1} {")).isEqualTo("bulletin.json.syntax");
        assertThat(code("[]")).isEqualTo("bulletin.json.none");
        assertThat(problems(() -> JsonGate.read(Samples.bytes("{\"a\": [1, {\"b\\u0000\": 1}]}"))))
                .containsExactly(Problem.of("file", "bulletin.json.character", "/a/1/b\uFFFD"));
        assertThat(code("{\"a\": \"\\u0000\"}")).isEqualTo("bulletin.json.character");
        assertThat(code("{\"a\": \"\\udc00\\ud800\"}")).isEqualTo("bulletin.json.character");
        assertThat(JsonGate.read(Samples.bytes("{\"a\": \"\\ud83d\\ude00\"}")).path("a").asString()).isEqualTo("😀");
        assertThat(problems(() -> JsonGate.read(new byte[]{'{', '"', (byte) 0xFF, '"', ':', '1', '}'})))
                .extracting(Problem::code).containsExactly("bulletin.json.utf8");
    }

    private static String code(String json) {
        return problems(() -> CsafReader.read(Samples.bytes(json), Samples.WORDS)).getFirst().code();
    }

    private interface Reading {
        Object read() throws Unreadable;
    }

    private static List<Problem> problems(Reading reading) {
        return catchThrowableOfType(Unreadable.class, reading::read).problems();
    }
}
