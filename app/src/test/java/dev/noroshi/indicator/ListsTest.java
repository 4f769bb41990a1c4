package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.noroshi.access.Role;
import dev.noroshi.advisory.Stage;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.Patterns;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixReader;
import dev.noroshi.stix.TlpMark;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What is entered line by line, and what is taken away as lists.
@NoroshiTest
class ListsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Entering entering;
    @Autowired
    Indicators indicators;
    @Autowired
    Exports exports;
    @Autowired
    Warned warned;
    @Autowired
    Programs programs;
    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    private static Entered entered(String text) {
        return new Entered("貼り付け", text, Occasion.REAL, Language.JA, Source.Reach.OWN, Tlp.AMBER, Set.of(), 70, null,
                List.of("T1071"));
    }

    private Entering.Kept keep(String text) {
        return switch (entering.keep(stage.otherBank(), entered(text))) {
            case Outcome.Done<Entering.Kept>(var kept) -> kept;
            case Outcome<Entering.Kept> other -> throw new AssertionError(other);
        };
    }

    private static String fresh() {
        return "l" + UUID.randomUUID().toString().replace("-", "").substring(0, 20) + ".top";
    }

    @Test
    void everyLineIsToldWhatWasFoundInItAndTheReadableAreKept() {
        var domain = fresh();
        var kept = keep("# 注釈\n通信先: " + domain.replace(".", "[.]") + "\n何もない行\n\n8.8.8.8\n");
        assertThat(kept.values()).isEqualTo(2);
        assertThat(kept.lines()).extracting(Entering.Result::number).containsExactly(2, 3, 5);
        assertThat(kept.lines().get(1).problems()).extracting(each -> each.code())
                .containsExactly("indicator.nothing-found");
        assertThat(kept.lines().get(2).warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.RESOLVER);
        var found = indicators.find(stage.otherBank(), IndicatorId.of(IndicatorType.DOMAIN, domain)).orElseThrow();
        assertThat(found.confidence()).isEqualTo(70);
        assertThat(found.techniques()).containsExactly("T1071");
        assertThat(found.known().getFirst().mention().validUntil()).isEqualTo(
                found.known().getFirst().mention().validFrom().plus(Duration.ofDays(180)));
    }

    @Test
    void aTableIsReadByItsColumns() {
        var one = fresh();
        var two = fresh();
        var kept = keep(
                "value,tlp,confidence,valid-until,techniques\n" + one + ",RED,95,2027-01-31,T1566.001;T1059\n'" + two
                        + ",,,,\nexample,PURPLE,200,yesterday,none\n");
        assertThat(kept.values()).isEqualTo(2);
        assertThat(kept.lines().get(2).problems()).hasSize(4);
        var first = indicators.find(stage.otherBank(), IndicatorId.of(IndicatorType.DOMAIN, one)).orElseThrow();
        assertThat(first.tlp()).isEqualTo(Tlp.RED);
        assertThat(first.confidence()).isEqualTo(95);
        assertThat(first.techniques()).containsExactly("T1059", "T1071", "T1566.001");
        assertThat(first.known().getFirst().mention().validUntil()).isEqualTo("2027-01-31T15:00:00Z");
        assertThat(indicators.find(stage.otherBank(), IndicatorId.of(IndicatorType.DOMAIN, two))).isPresent();
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        var preview = entering.preview(stage.bank(),
                new Entered("", "", Occasion.REAL, Language.JA, Source.Reach.MARKED,
                        null, Set.of(), 101, 0, List.of("X")));
        assertThat(preview.problems()).extracting(each -> each.field()).containsExactlyInAnyOrder("title", "text",
                "tlp",
                "reach", "confidence", "days", "techniques");
    }

    @Test
    void whatMustNotBeBlockedIsInNoListThatBlocksAndSaysWhyInTheTables() {
        var bad = fresh();
        keep(bad + "\n8.8.8.8\n10.1.2.3\n45.155.204.7\n45.155.205.0/24\nwww.example.go.jp\nhttp://" + bad
                + "/a;b\nd41d8cd98f00b204e9800998ecf8427e\n2a0e:b107::/32");
        for (var format : List.of(Format.HOSTS, Format.RPZ, Format.SURICATA, Format.PLAIN)) {
            var file = Lists.written(exports, stage.otherBank(), format, null);
            assertThat(file.text()).as(format.code()).contains(bad).doesNotContain("8.8.8.8", "10.1.2.3", "go.jp",
                    "d41d8cd9");
            assertThat(file.text()).startsWith(format == Format.RPZ ? "; TLP:" : "# TLP:");
        }
        assertThat(text(Format.HOSTS)).contains("\n0.0.0.0 " + bad + "\n");
        assertThat(text(Format.RPZ)).contains("\n" + bad + " CNAME .\n*." + bad + " CNAME .\n",
                "\n32.7.204.155.45.rpz-ip CNAME .\n", "\n24.0.205.155.45.rpz-ip CNAME .\n",
                "\n32.zz.b107.2a0e.rpz-ip CNAME .\n");
        assertThat(text(Format.SURICATA)).contains("content:\"." + bad + "\"", "[45.155.204.7]", "content:\"/a|3b|b\"")
                .doesNotContain("sid:?");
        var sids = java.util.regex.Pattern.compile("sid:(\\d+)").matcher(text(Format.SURICATA)).results()
                .map(each -> each.group(1)).toList();
        assertThat(sids).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(text(Format.TABLE)).contains("8[.]8[.]8[.]8", "多くの人が使う公開DNSです", bad.replace(".", "[.]"));
        assertThat(text(Format.RULES)).contains("IPV4,8.8.8.8,", "RESOLVER");
        assertThat(text(Format.SURICATA).lines().filter(each -> each.startsWith("alert"))).isNotEmpty()
                .allMatch(each -> each.endsWith(";)"));
    }

    /// Who blocks a name by RPZ or Suricata, blocks all below it.
    @Test
    void aNameAboveWhatMustNotBeBlockedIsInNoListThatBlocks() {
        var above = fresh();
        jdbc.sql("""
                insert into source.identifier (id, organisation, kind, text, added_by, added_at)
                values (gen_random_uuid(), :organisation, 'DOMAIN', :text, :by, now())""")
                .param("organisation", stage.otherBank().organisation().value()).param("text", "WWW.power." + above)
                .param("by", stage.otherBank().person().value()).update();
        var kept = keep(
                above + "\npower." + above + "\nother." + above + "\nmicrosoft.com\nmp.microsoft.com\nhttp://" + above
                        + "/a");
        assertThat(kept.lines()).extracting(each -> each.warnings().stream().map(Warning::kind).toList())
                .containsExactly(List.of(Warning.Kind.OWN), List.of(Warning.Kind.OWN), List.of(),
                        List.of(Warning.Kind.UPDATE), List.of(Warning.Kind.UPDATE), List.of());
        assertThat(text(Format.RPZ)).contains("\nother." + above + " CNAME .\n").doesNotContain("*." + above,
                "\n" + above, "power." + above, "\nmicrosoft.com", "mp.microsoft.com");
        assertThat(text(Format.PLAIN)).contains("http://" + above + "/a");
        assertThat(text(Format.SURICATA)).doesNotContain("\"." + above + "\"",
                "\".microsoft.com\"");
    }

    @Test
    void aBundleOfStixHoldsWhatTheListsHoldWithMarkingConfidenceAndTechniquesAndNothingOfOthers() {
        var bad = fresh();
        var narrow = fresh();
        keep("value,tlp,confidence,valid-until,techniques\n" + bad + ",GREEN,95,2027-01-31,TA0001;T1059\n" + narrow
                + ",RED,,,\nCVE-2026-40404,,,,\n8.8.8.8,,,,");
        var objects = Bundles.sound(text(Format.STIX));
        var told = Bundles.standing(objects, "indicator");
        assertThat(told.toString()).doesNotContain("8.8.8.8", stage.otherBank().organisation().value(), "貼り付け");
        var one = told.stream().filter(each -> each.toString().contains(bad)).findFirst().orElseThrow();
        assertThat(one.path("pattern").stringValue("")).isEqualTo("[domain-name:value = '" + bad + "']");
        assertThat(one.path("confidence").intValue(0)).isEqualTo(95);
        assertThat(one.path("valid_until").stringValue("")).isEqualTo("2027-01-31T15:00:00.000Z");
        assertThat(one.path("kill_chain_phases").toString()).contains("initial-access");
        assertThat(one.path("external_references").toString()).contains("T1059", "T1071");
        assertThat(marking(one)).as("no wider than all that was entered").contains(Tlp.AMBER);
        var other = told.stream().filter(each -> each.toString().contains(narrow)).findFirst().orElseThrow();
        assertThat(marking(other)).contains(Tlp.RED);
        assertThat(Bundles.standing(objects, "vulnerability")).anyMatch(
                each -> each.path("name").stringValue("").equals("CVE-2026-40404"));
        // somebody else does not have them, and who has the same value has the same id
        var elsewhere = Lists.written(exports, stage.bank(), Format.STIX, null).text();
        assertThat(elsewhere).doesNotContain(bad, narrow);
        assertThat(entering.keep(stage.bank(), entered(bad))).isInstanceOf(Outcome.Done.class);
        assertThat(Lists.written(exports, stage.bank(), Format.STIX, null).text())
                .contains(one.path("id").stringValue("")).doesNotContain("T1059");
        assertThat(Bundles.sound(Lists.written(exports, stage.otherBank(), Format.STIX, IndicatorType.CVE).text()))
                .noneMatch(each -> each.path("type").stringValue("").equals("indicator"));
    }

    private static Optional<Tlp> marking(JsonNode object) {
        var refs = new ArrayList<String>();
        object.path("object_marking_refs").forEach(ref -> refs.add(ref.stringValue("")));
        return TlpMark.narrowest(refs);
    }

    @ParameterizedTest
    @EnumSource
    void ofEveryTypeThereIsAnObjectThatIsSoundHoweverHostileTheValue(IndicatorType type) {
        for (var value : List.of("a", "it's", "back\\slash'] OR [file:name = 'x", "日本語 😀", "2001:db8::/32")) {
            var sign = new Sign(type, value, value, Tlp.GREEN, 0, stage.clock.instant(), null, List.of("T1071", "x"));
            var told = sign.told(Common.of(StixId.of(sign.kind(), value), stage.clock.instant()));
            assertThat(told).isPresent();
            assertThat(new StixReader(ReadingLimits.USUAL).judge(told.get().json())).as(told.get().text())
                    .isInstanceOf(ReadObject.Sound.class);
            if (type != IndicatorType.CVE)
                assertThat(Patterns.said(sign.pattern())).extracting(Patterns.Said::value).containsExactly(value);
        }
    }

    private String text(Format format) {
        return Lists.written(exports, stage.otherBank(), format, null).text();
    }

    @Test
    void noCellIsTakenForAFormula() {
        keep("User-Agent: =cmd|' /C calc'!A0\nUser-Agent: @SUM(1+1)*cmd");
        for (var line : text(Format.TABLE).lines().toList())
            for (var cell : line.split(","))
                assertThat(cell.replaceFirst("^\"", "")).doesNotStartWith("=").doesNotStartWith("@")
                        .doesNotStartWith("+");
    }

    @Test
    void theTableForProgramsSaysEveryValueExactlyAsItIs() throws IOException {
        var values = List.of("=cmd|' /C calc'!A0", "+1 (compatible)", "-x/1.0", "@SUM(1+1)*cmd");
        keep(String.join("\n", values.stream().map(each -> "User-Agent: " + each).toList()) + "\n+a.b@" + fresh());
        try (var table = CsvReader.builder().ofNamedCsvRecord(text(Format.RULES))) {
            var written = table.stream().filter(each -> each.getField("type").equals("USER_AGENT"))
                    .map(each -> each.getField("value")).toList();
            assertThat(written).containsAll(values);
        }
        assertThat(Lists.written(exports, stage.otherBank(), Format.RULES, null).name())
                .as("whoever is about to open it is told").isEqualTo("noroshi-rules-programs-only.csv");
    }

    @Test
    void aFormatThatCannotWriteATypeRefusesIt() {
        keep(fresh() + "\n45.155.204.7\nhttp://" + fresh() + "/x\nHKLM\\Software\\Run\\l");
        for (var format : Format.values())
            for (var type : IndicatorType.values()) {
                var wish = new Exports.Wish(format, type, Query.ALL, null, Exports.MOST);
                var isHeld = format.types().contains(type);
                assertThat(exports.write(stage.otherBank(), wish)).as(format + " " + type)
                        .isInstanceOf(isHeld ? Exports.File.class : Exports.NotHeld.class);
            }
        assertThat(text(Format.HOSTS)).doesNotContain("0.0.0.0 45.155.204.7", "0.0.0.0 http", "0.0.0.0 HKLM");
    }

    @Test
    void aProgramThatAsksForATypeTheFormatCannotWriteIsToldWhichItCan() {
        var operator = programs.operator();
        var refused = operator.get("/api/v1/indicator-lists/rpz?type=SHA256");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).containsExactly("type indicator.not-in-format");
        assertThat(refused.text()).contains("IPV4, IPV6, NETWORK, DOMAIN").doesNotContain("URL");
        assertThat(operator.get("/api/v1/indicator-lists/hosts?type=IPV4").status()).isEqualTo(400);
        assertThat(operator.get("/api/v1/indicator-lists/hosts?type=DOMAIN").status()).isEqualTo(200);
    }

    @Test
    void everyListIsThereByItsNameWithAndWithoutItsEnding() {
        var operator = programs.operator();
        for (var format : Format.values()) {
            var file = operator.get("/api/v1/indicator-lists/" + format.file());
            assertThat(file.status()).as(format.file()).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).startsWith("attachment").endsWith(format.ending() + "\"");
            assertThat(operator.get("/api/v1/indicator-lists/" + format.code()).status()).isEqualTo(200);
        }
        assertThat(operator.get("/api/v1/indicator-lists/suricata.txt").status()).isEqualTo(404);
    }

    @Test
    void whatIsBeyondOneFileIsSaidInItsHeadAndComesWithTheNext() {
        var domains = Stream.generate(ListsTest::fresh).limit(5).toList();
        keep(String.join("\n", domains));
        var heads = new ArrayList<String>();
        var values = new ArrayList<String>();
        Place after = null;
        do {
            var wish = new Exports.Wish(Format.PLAIN, IndicatorType.DOMAIN, Query.ALL, after, 2);
            var file = Lists.written(exports, stage.otherBank(), wish);
            after = file.next();
            assertThat(file.name()).isEqualTo("noroshi-domain-plain-part.txt");
            file.text().lines().forEach(line -> (line.startsWith("#") ? heads : values).add(line));
            assertThat(file.text().contains("残りは、同じ宛先に cursor=")).isEqualTo(after != null);
        } while (after != null);
        assertThat(values).containsAll(domains).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                Lists.written(exports, stage.otherBank(), Format.PLAIN, IndicatorType.DOMAIN).text().lines()
                        .filter(line -> !line.startsWith("#")).toList());
        assertThat(heads).filteredOn(line -> line.contains("2件で切れています")).hasSizeGreaterThanOrEqualTo(2);
        for (var format : List.of(Format.HOSTS, Format.RPZ, Format.SURICATA, Format.TABLE))
            assertThat(Lists.written(exports, stage.otherBank(), new Exports.Wish(format, null, Query.ALL, null, 1))
                    .text()).as(format.code()).contains("1件で切れています");
    }

    @Test
    void aProgramFollowsTheLinkOfEachAnswerUntilThereIsNone() {
        var operator = programs.operator();
        var word = "n" + UUID.randomUUID().toString().substring(0, 8);
        var domains = Stream.of("a", "b", "c").map(each -> each + word + ".top").toList();
        assertThat(operator.post("/api/v1/indicators", "{\"title\": \"a\", \"tlp\": \"GREEN\", \"text\": \""
                + String.join("\\n", domains) + "\"}").status()).isEqualTo(201);
        for (var format : List.of(Format.RULES, Format.STIX, Format.PLAIN)) {
            var list = "/api/v1/indicator-lists/" + format.file();
            var next = "?limit=2&type=DOMAIN&q=" + word;
            var all = new StringBuilder();
            for (var asked = 0; !next.isEmpty(); asked++) {
                assertThat(asked).isLessThan(2);
                var answer = operator.get(list + next);
                assertThat(answer.status()).as(list + next).isEqualTo(200);
                all.append(answer.text());
                next = answer.header("Link").replaceFirst("^<([^>]+)>; rel=\"next\"$", "$1");
            }
            assertThat(all.toString()).as(format.code()).contains(domains);
        }
        assertThat(operator.get("/api/v1/indicator-lists/plain?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void whatThePageOffersIsThere() {
        var browser = new FrontDoor(program, programs.port()).browser(Role.OPERATOR_MANAGER);
        var offered = Pattern.compile("href=\"(/files/indicators/[^\"]+)\"").matcher(
                browser.get("/indicators/exports").body()).results().map(each -> each.group(1)).toList();
        assertThat(offered).hasSizeGreaterThan(15).contains("/files/indicators/suricata.rules");
        for (var each : offered)
            assertThat(browser.get(each).statusCode()).as(each).isEqualTo(200);
        assertThat(browser.get("/files/indicators/hosts-SHA256.txt").statusCode()).isEqualTo(404);
        assertThat(browser.get("/files/indicators/rules.csv").headers().firstValue("Content-Disposition").orElse(""))
                .as("its name says for whom it is").startsWith("attachment")
                .contains("noroshi-rules-programs-only.csv");
    }

    @Test
    void whatIsWithdrawnExpiredOrADrillIsInNoList() {
        var gone = fresh();
        var drill = fresh();
        var source = keep(gone).source().id();
        assertThat(text(Format.PLAIN)).contains(gone);
        assertThat(entering.withdraw(stage.bank(), source)).isInstanceOf(Outcome.Unknown.class);
        assertThat(entering.withdraw(stage.otherBank(), source)).isInstanceOf(Outcome.Done.class);
        assertThat(text(Format.PLAIN)).doesNotContain(gone);
        assertThat(
                entering.keep(stage.otherBank(), new Entered("訓練", drill, Occasion.DRILL, Language.JA, Source.Reach.OWN,
                        Tlp.GREEN, Set.of(), null, null, List.of())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(text(Format.PLAIN)).doesNotContain(drill);
        var old = fresh();
        keep(old);
        stage.clock.advance(Duration.ofDays(181));
        assertThat(text(Format.PLAIN)).doesNotContain(old);
    }

    @Test
    void everyListOfWarningsNamesItsSource() {
        assertThat(WarningLists.of(IndicatorType.IPV4, "192.0.2.9", "")).extracting(Warning::source)
                .containsExactly("RFC 5737");
        assertThat(WarningLists.of(IndicatorType.DOMAIN, "github.io", "")).extracting(Warning::kind)
                .containsExactly(Warning.Kind.PUBLIC_SUFFIX);
        assertThat(WarningLists.of(IndicatorType.NETWORK, "45.0.0.0/8", "")).extracting(Warning::kind)
                .containsExactly(Warning.Kind.WIDE);
        assertThat(WarningLists.of(IndicatorType.URL, "http://8.8.8.8/x", "8.8.8.8")).hasSize(1);
        assertThat(WarningLists.of(IndicatorType.DOMAIN, "evil-go.jp", "")).isEmpty();
        assertThat(WarningLists.of(IndicatorType.DOMAIN, "www.meti.go.jp", "")).extracting(Warning::kind)
                .containsExactly(Warning.Kind.GOVERNMENT);
    }
}
