package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import dev.noroshi.testing.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What an attack is recognised by goes with the advisory that says it, by feed and by file, and goes when it does.
class IndicatorsReachMachinesTest extends ToldToMachines {

    /// Of the word `test`.
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatAnAttackIsRecognisedByGoesWithTheAdvisoryAsPatterns() {
        stage.issue(saying(Tlp.AMBER, "痕跡の件名", """
                通信先は hxxp://%1$s[.]top/a'b と 45.155.204[.]7、45.155.205.0/24。検体 a.dll のSHA-256は %2$s。
                HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\%1$s を作る（T1547.001、TA0011）。\
                名前解決に 8.8.8.8 を使う。""".formatted(word, HASH)));
        var signs = found(ministry, "all", INDICATORS, "");
        var reader = new StixReader(ReadingLimits.USUAL);
        assertThat(signs).allSatisfy(
                each -> assertThat(reader.judge(each)).as(each.toString()).isInstanceOf(ReadObject.Sound.class));
        var report = found(ministry, "all", "match%5Btype%5D=report", "痕跡の件名").getFirst();
        var mine = signs.stream().filter(each -> report.path("object_refs").toString().contains(text(each, "id")))
                .toList();
        assertThat(mine).extracting(each -> text(each, "pattern")).containsExactlyInAnyOrder(
                "[url:value = 'http://" + word + ".top/a\\'b']",
                "[ipv4-addr:value = '45.155.204.7']", "[ipv4-addr:value ISSUBSET '45.155.205.0/24']",
                "[file:name = 'a.dll']", "[file:hashes.'SHA-256' = '" + HASH + "']",
                "[windows-registry-key:key = 'HKEY_CURRENT_USER\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\\\\"
                        + word + "']");
        assertThat(mine).allSatisfy(each -> {
            assertThat(each.path("object_marking_refs")).isEqualTo(report.path("object_marking_refs"));
            assertThat(each.path("created_by_ref")).isEqualTo(report.path("created_by_ref"));
            assertThat(each.path("kill_chain_phases").toString()).contains("command-and-control");
            assertThat(each.path("external_references").toString()).contains("T1547.001").doesNotContain("TA0011");
            assertThat(each.has("confidence")).as("nobody has said how sure it is").isFalse();
        });
        var address = mine.stream().filter(each -> text(each, "pattern").contains("204.7")).findFirst().orElseThrow();
        assertThat(address.has("valid_until")).isTrue();
    }

    @Test
    void whatTheNextReportSaysNoLongerIsRevokedForThoseWhoHadItAndNewToNobodyElse() {
        var first = stage.issue(saying(Tlp.AMBER, "第一報の痕跡", word + ".top と " + word + ".click、CVE-2026-31337"));
        var secretariat = machine("yunohana.gaku");
        var before = found(ministry, "all", INDICATORS, word);
        assertThat(before).hasSize(2);
        var second = stage.update(first, saying(Tlp.AMBER, "第二報の痕跡", word + ".click"));
        var now = found(ministry, "all", INDICATORS, word);
        assertThat(now).extracting(each -> text(each, "pattern")).containsExactly(
                "[domain-name:value = '" + word + ".click']");
        assertThat(before).extracting(each -> text(each, "id")).contains(text(now.getFirst(), "id"));
        var gone = before.stream().filter(each -> text(each, "pattern").contains(".top")).findFirst().orElseThrow();
        for (var alias : List.of("all", "tlp-amber", "sector-finance")) {
            var left = found(ministry, alias, "match%5Bid%5D=" + text(gone, "id"), "");
            assertThat(left).hasSize(1).allSatisfy(each -> {
                assertThat(each.path("revoked").booleanValue(false)).isTrue();
                assertThat(each.toString()).doesNotContain(word);
            });
        }
        assertThat(found(ministry, "all", "match%5Btype%5D=vulnerability", "CVE-2026-31337")).isEmpty();
        // who is handed the second report without the first, hears nothing of the first
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        assertThat(found(secretariat, "all", INDICATORS, word)).hasSize(1);
        assertThat(found(secretariat, "all", ALL_VERSIONS, text(gone, "id"))).isEmpty();
    }

    @Test
    void whoIsHandedTheNextReportLaterKeepsWhatTheyHadUntilThen() {
        var first = stage.issue(saying(Tlp.AMBER, "先の報", word + ".top"));
        var secretariat = machine("yunohana.gaku");
        done(stage.passingOn.passOn(stage.ministry(), first.id(), PassOn.toAll()));
        var had = found(secretariat, "all", INDICATORS, word).getFirst();
        var second = stage.update(first, saying(Tlp.AMBER, "後の報", "特になし。"));
        assertThat(found(ministry, "all", INDICATORS, word)).isEmpty();
        assertThat(found(secretariat, "all", INDICATORS, word)).hasSize(1);
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        assertThat(found(secretariat, "all", INDICATORS, word)).isEmpty();
        assertThat(found(secretariat, "all", "match%5Bid%5D=" + text(had, "id"), "\"revoked\":true")).hasSize(1);
    }

    @Test
    void whatComesBackIsAnObjectOfItsOwnBecauseWhatWasRevokedHasNoLaterVersion() {
        var first = stage.issue(saying(Tlp.AMBER, "あった", word + ".top"));
        var had = found(ministry, "all", INDICATORS, word).getFirst();
        var second = stage.update(first, saying(Tlp.AMBER, "消えた", "特になし。"));
        publishing.goRound();
        var third = stage.update(second, saying(Tlp.AMBER, "まだない", "なし。"));
        publishing.goRound();
        assertThat(found(ministry, "all", ALL_VERSIONS + "&match%5Bid%5D=" + text(had, "id"), "\"revoked\":true"))
                .as("told once").hasSize(1);
        assertThat(bundle("namine.mai", third)).as("and not again").noneMatch(
                each -> each.path("revoked").booleanValue(false) && text(each, "id").startsWith("indicator--"));
        var fourth = stage.update(third, saying(Tlp.AMBER, "戻った", word + ".top"));
        var back = found(ministry, "all", INDICATORS, word).getFirst();
        assertThat(text(back, "pattern")).isEqualTo(text(had, "pattern"));
        assertThat(text(back, "id")).isNotEqualTo(text(had, "id"));
        assertThat(Bundles.standing(bundle("namine.mai", fourth), "indicator")).extracting(each -> text(each, "id"))
                .containsExactly(text(back, "id"));
    }

    @Test
    void whatIsRecalledIsRevokedAndADrillTellsNothing() {
        var issued = stage.issue(saying(Tlp.AMBER, "撤回される痕跡", word + ".top"));
        var had = found(ministry, "all", INDICATORS, word).getFirst();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り"));
        assertThat(found(ministry, "all", ALL_VERSIONS, word)).isEmpty();
        assertThat(found(ministry, "all", "match%5Bid%5D=" + text(had, "id"), "\"revoked\":true")).hasSize(1);

        var draft = done(stage.drafting.begin(stage.drafter(), new NewAdvisory(Occasion.DRILL, Language.JA,
                saying(Tlp.AMBER, "訓練の痕跡", word + ".click"), List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        assertThat(found(ministry, "drill", "match%5Btype%5D=report", "訓練の痕跡")).hasSize(1);
        assertThat(found(ministry, "drill", INDICATORS, word)).isEmpty();
    }

    @Test
    void ofWhatIsForEverybodyOnlyTheTextIsToldAndNotItsFiles() {
        var issued = stage.issue(saying(Tlp.CLEAR, "公開の痕跡", word + ".top"));
        // as if it stood in a file
        jdbc.sql("""
                insert into indicator.mention (source, indicator, position, type, value, written, place, times, tlp, valid_from,
                                               techniques, occasion, read_at)
                select source, gen_random_uuid(), 99, type, :value, :value, 'a.pdf', 1, tlp, valid_from, '{}', occasion, read_at
                from indicator.mention m
                where exists (select from indicator.source s where s.id = m.source and s.subject = :subject)
                limit 1""").param("value", word + ".click").param("subject", issued.id().value()).update();
        var other = machine("shakuno.ritsuko");
        assertThat(found(other, "tlp-clear", INDICATORS, word)).extracting(each -> text(each, "pattern"))
                .containsExactly("[domain-name:value = '" + word + ".top']");
    }

    @Test
    void theFileHasTheSameObjectsAsTheFeedAndIsForWhoeverMayReadTheAdvisory() {
        var first = stage.issue(saying(Tlp.AMBER, "ファイルの第一報", word + ".top と " + word + ".click"));
        var feed = found(ministry, "all", INDICATORS, word);
        var bundle = bundle("namine.mai", first);
        assertThat(Bundles.standing(bundle, "indicator")).containsExactlyInAnyOrderElementsOf(feed);
        assertThat(Bundles.standing(bundle, "marking-definition")).as("those it bears").hasSize(2);
        var browser = door.browser("namine.mai");
        assertThat(browser.get("/advisories/" + first.id()).body()).contains("/files/advisories/" + first.id()
                + "/stix.json");
        var file = browser.download("/files/advisories/" + first.id() + "/stix.json");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(first.number() + ".stix.json");
        assertThat(Bundles.ids(Bundles.sound(new String(file.body(), StandardCharsets.UTF_8))))
                .isEqualTo(Bundles.ids(bundle));
        assertThat(program("yunohana.gaku", first).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'advisory.export' and subject = :id")
                .param("id", first.id().toString()).query(Integer.class).single()).isEqualTo(2);

        var second = stage.update(first, saying(Tlp.AMBER, "ファイルの第二報", word + ".click"));
        var later = bundle("namine.mai", second);
        assertThat(Bundles.standing(later, "indicator")).hasSize(1);
        assertThat(later.stream().filter(each -> each.path("revoked").booleanValue(false))).hasSize(1)
                .allMatch(each -> text(each, "id").startsWith("indicator--") && !each.toString().contains(word));
        // whoever was handed the second report alone, hears nothing of the first
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        assertThat(bundle("yunohana.gaku", second)).noneMatch(each -> each.path("revoked").booleanValue(false))
                .anyMatch(each -> text(each, "id").equals(text(Bundles.standing(later, "report").getFirst(), "id")));

        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), second.id(), "誤り"));
        var recalled = bundle("namine.mai", second);
        assertThat(Bundles.standing(recalled, "report")).isEmpty();
        assertThat(recalled.toString()).doesNotContain(word, "ファイルの第二報");
        assertThat(Bundles.ids(recalled)).contains(text(Bundles.standing(later, "report").getFirst(), "id"));
    }

    private Program.Answer program(String login, Advisory.Issued advisory) {
        return programs.as(login).get("/api/v1/advisories/" + advisory.id() + "/stix.json");
    }

    private List<JsonNode> bundle(String login, Advisory.Issued advisory) {
        var answer = program(login, advisory);
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/stix+json");
        return Bundles.sound(new String(answer.bytes(), StandardCharsets.UTF_8));
    }
}
