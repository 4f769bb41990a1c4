package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What becomes of an advisory is told to the machines that had it.
class UpdateAndRecallReachMachinesTest extends ToldToMachines {

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyObjectOfAnAdvisoryIsSoundAndNamesItsVulnerabilities() {
        stage.issue(saying(Tlp.AMBER, "脆弱性の名前", "ｘcve-2026-12345、CVE-2026-12345とCVE-2026-777777について"));
        var objects = found(ministry, "all", "", "");
        var reader = new StixReader(ReadingLimits.USUAL);
        assertThat(objects).allSatisfy(
                each -> assertThat(reader.judge(each)).as(each.toString()).isInstanceOf(ReadObject.Sound.class));
        assertThat(objects.stream().filter(each -> each.path("type").stringValue("").equals("vulnerability"))
                .map(each -> each.path("name").stringValue())).contains("CVE-2026-12345", "CVE-2026-777777");
        var report = found(ministry, "all", "", "脆弱性の名前").stream()
                .filter(each -> each.path("type").stringValue("").equals("report")).findFirst().orElseThrow();
        assertThat(report.path("object_refs").size()).isEqualTo(3);
    }

    @Test
    void anUpdateIsANewVersionOfTheSameObject() {
        var first = stage.issue(content(Tlp.AMBER, "第一報の件名"));
        var before = found(ministry, "all", ALL_VERSIONS, "第一報の件名");
        stage.update(first, content(Tlp.AMBER, "第二報の件名"));
        var now = found(ministry, "all", "match%5Btype%5D=report", "第二報の件名");
        assertThat(now).hasSize(1);
        assertThat(before).extracting(each -> each.path("id")).contains(now.getFirst().path("id"));
        assertThat(found(ministry, "all", "match%5Btype%5D=report", "第一報の件名")).isEmpty();
        assertThat(found(ministry, "all", ALL_VERSIONS + "&match%5Btype%5D=report", "第一報の件名")).hasSize(1);
        assertThat(now.getFirst().path("created").stringValue(""))
                .isLessThan(now.getFirst().path("modified").stringValue(""));
    }

    /// Who polls warnings alone would be left with what no longer holds.
    @Test
    void aLaterReportOfAnotherImportanceIsFoundWhereTheEarlierOneStands() {
        var first = stage.issue(of(Importance.WARNING, "警報の件名"));
        assertThat(found(ministry, "product-warning", "match%5Btype%5D=report", "警報の件名")).hasSize(1);
        stage.update(first, of(Importance.REFERENCE, "参考になった件名"));
        for (var alias : List.of("product-warning", "product-reference"))
            assertThat(found(ministry, alias, "match%5Btype%5D=report", "参考になった件名")).as(alias).hasSize(1);
        assertThat(found(ministry, "product-warning", "match%5Btype%5D=report", "警報の件名")).isEmpty();
        assertThat(found(ministry, "product-attention", "match%5Btype%5D=report", "件名")).noneMatch(
                each -> each.path("name").stringValue("").contains("参考になった"));
    }

    private static AdvisoryContent of(Importance importance, String title) {
        var content = content(Tlp.AMBER, title);
        return new AdvisoryContent(title,
                content.fields().with(AdvisoryField.IMPORTANCE, new FieldValue.Choice(importance.name())), List.of());
    }

    @Test
    void whatIsRecalledIsGoneAndAVersionSaysSo() {
        var issued = stage.issue(saying(Tlp.AMBER, "撤回される件名", "CVE-2026-99999"));
        var report = found(ministry, "all", "match%5Btype%5D=report", "撤回される件名").getFirst();
        var seen = ministry.get(ministry.collection("all") + "manifest/").headers()
                .firstValue("X-TAXII-Date-Added-Last").orElseThrow();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        for (var alias : List.of("all", "tlp-amber", "sector-finance", "product-warning")) {
            assertThat(found(ministry, alias, ALL_VERSIONS, "撤回される件名")).isEmpty();
            assertThat(found(ministry, alias, ALL_VERSIONS, "CVE-2026-99999")).isEmpty();
            var left = found(ministry, alias, ALL_VERSIONS, report.path("id").stringValue(""));
            assertThat(left).hasSize(1);
            assertThat(left.getFirst().path("revoked").booleanValue(false)).isTrue();
        }
        // who polls since then learns of it
        assertThat(found(ministry, "all", "added_after=" + seen, "revoked")).isNotEmpty();
        var other = machine("shakuno.ritsuko");
        assertThat(found(other, "all", ALL_VERSIONS, report.path("id").stringValue(""))).isEmpty();
    }

    private static final String BEFORE_ALL = "2020-01-01T00:00:00Z";

    private JsonNode page(String query) {
        return Machine.json(ministry.get(ministry.collection("all") + "objects/?" + query));
    }

    private String lastAdded() {
        publishing.goRound();
        var manifest = ministry.collection("all") + "manifest/?limit=1000&added_after=";
        var last = BEFORE_ALL;
        for (var next = last; !next.isEmpty(); last = next.isEmpty() ? last : next)
            next = ministry.get(manifest + last).headers().firstValue("X-TAXII-Date-Added-Last").orElse("");
        return last;
    }

    @Test
    void row21_whatIsRecalledBetweenTwoPagesIsNotOnTheSecond() {
        var since = lastAdded();
        stage.issue(saying(Tlp.AMBER, "頁をめくる前の件名", "CVE-2026-70001"));
        var issued = stage.issue(saying(Tlp.AMBER, "めくる間に撤回される件名", "CVE-2026-70002"));
        publishing.goRound();
        var first = page("limit=1&added_after=" + since);
        assertThat(first.path("more").booleanValue(false)).isTrue();
        var whole = page("added_after=" + since).toString();
        assertThat(whole).contains("めくる間に撤回される件名", "CVE-2026-70002");
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りがあったため"));
        publishing.goRound();
        var rest = page("added_after=" + since + "&next=" + first.path("next").stringValue(""));
        assertThat(rest.has("more")).isFalse();
        assertThat(rest.toString()).contains("\"revoked\":true").doesNotContain("めくる間に撤回される件名",
                "CVE-2026-70002");
        assertThat(first.toString() + rest).as("the other is there as a whole").contains("頁をめくる前の件名",
                "CVE-2026-70001");
    }

    @Test
    void row21_whoseAccessIsRevokedBetweenTwoPagesIsNotShownTheSecond() {
        var since = lastAdded();
        stage.issue(saying(Tlp.AMBER, "取り消される前の件名", "CVE-2026-70003"));
        publishing.goRound();
        var first = page("limit=1&added_after=" + since);
        assertThat(first.path("more").booleanValue(false)).isTrue();
        var second = ministry.collection("all") + "objects/?limit=1&added_after=" + since + "&next="
                + first.path("next").stringValue("");
        jdbc.sql("update access.api_token set revoked = :now where person = :person")
                .param("now", java.time.OffsetDateTime.now(stage.clock))
                .param("person", door.person("namine.mai").value()).update();
        // whose a token is may be remembered for a second
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var answer = ministry.get(second);
        while (answer.statusCode() == 200 && System.nanoTime() < end)
            answer = ministry.get(second);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("取り消される前の件名", "CVE-2026-70003");
    }

    @Test
    void anUpdateAfterARecallIsAnObjectOfItsOwn() {
        var first = stage.issue(content(Tlp.AMBER, "撤回前"));
        var gone = found(ministry, "all", "match%5Btype%5D=report", "撤回前").getFirst().path("id");
        var second = stage.update(first, content(Tlp.AMBER, "撤回される第二報"));
        publishing.goRound();
        stage.clock.advance(Duration.ofMinutes(1));
        done(stage.recalling.recall(stage.drafter(), second.id(), "誤り"));
        var revoked = found(ministry, "all", "match%5Btype%5D=report", gone.stringValue(""));
        assertThat(revoked).hasSize(1);
        assertThat(revoked.getFirst().path("revoked").booleanValue(false)).isTrue();
    }

    private static List<String> ids(List<JsonNode> objects) {
        return objects.stream().map(each -> each.path("id").stringValue("")).toList();
    }

    /// The later report has the same ids, and what is revoked has no later version: so it is emptied and not revoked.
    @Test
    void whoHasTheRecalledReportAloneIsToldThatItSaysNothingAnyMoreAndIsHandedTheLaterOneAsItIs() {
        var first = stage.issue(saying(Tlp.AMBER, "先に撤回される件名", "CVE-2026-41001 と CVE-2026-41002"));
        done(stage.passingOn.passOn(stage.ministry(), first.id(), PassOn.toAll()));
        var secretariat = machine("yunohana.gaku");
        var had = found(secretariat, "all", "match%5Btype%5D=report", "先に撤回される件名").getFirst().path("id")
                .stringValue("");
        var seen = secretariat.get(secretariat.collection("all") + "manifest/").headers()
                .firstValue("X-TAXII-Date-Added-Last").orElseThrow();
        var second = stage.update(first, saying(Tlp.AMBER, "後の報の件名", "CVE-2026-41002"));
        publishing.goRound();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), first.id(), "誤りがあったため"));
        // the ministry has the later one, which stands
        assertThat(ids(found(ministry, "all", "match%5Btype%5D=report", "後の報の件名"))).containsExactly(had);
        for (var alias : List.of("all", "tlp-amber", "sector-finance", "product-warning")) {
            for (var word : List.of("先に撤回される件名", "CVE-2026-41001", "CVE-2026-41002"))
                assertThat(found(secretariat, alias, ALL_VERSIONS, word)).as(alias).isEmpty();
            assertThat(found(secretariat, alias, "match%5Bid%5D=" + had, "")).as(alias).singleElement()
                    .satisfies(each -> {
                        assertThat(each.path("name").stringValue("")).contains("（撤回）");
                        assertThat(each.path("revoked").booleanValue(false)).isFalse();
                        assertThat(each.path("modified").stringValue("")).as("not when the later one went out")
                                .isLessThan(second.publication().issuedAt().toString());
                    });
        }
        assertThat(ids(found(secretariat, "all", "added_after=" + seen, ""))).contains(had);
        assertThat(found(secretariat, "all", "", "")).allSatisfy(each -> assertThat(
                new StixReader(ReadingLimits.USUAL).judge(each)).as(each.toString())
                .isInstanceOf(ReadObject.Sound.class));
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        assertThat(ids(found(secretariat, "all", "match%5Btype%5D=report", "後の報の件名"))).containsExactly(had);
        assertThat(found(secretariat, "all", "match%5Btype%5D=vulnerability", "CVE-2026-41002")).hasSize(1);
        assertThat(found(secretariat, "all", "match%5Bid%5D=" + had, "（撤回）")).isEmpty();
    }

    @Test
    void theReportAfterOneThatStandsIsAVersionOfItThoughAnEarlierOneWasRecalled() {
        var first = stage.issue(content(Tlp.AMBER, "第一報"));
        var second = stage.update(first, content(Tlp.AMBER, "立つ第二報"));
        var had = found(ministry, "all", "match%5Btype%5D=report", "立つ第二報").getFirst().path("id").stringValue("");
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), first.id(), "誤り"));
        publishing.goRound();
        stage.update(second, content(Tlp.AMBER, "続く第三報"));
        assertThat(ids(found(ministry, "all", "match%5Btype%5D=report", "続く第三報"))).containsExactly(had);
        assertThat(found(ministry, "all", "match%5Btype%5D=report", "立つ第二報")).isEmpty();
    }

    @Test
    void aDrillStandsInACollectionOfItsOwn() {
        var draft = done(stage.drafting.begin(stage.drafter(), new NewAdvisory(Occasion.DRILL, Language.JA,
                content(Tlp.AMBER, "訓練の件名"), List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        assertThat(found(ministry, "drill", "match%5Btype%5D=report", "訓練の件名")).hasSize(1)
                .allMatch(each -> each.path("labels").toString().contains("drill"));
        for (var alias : List.of("all", "tlp-amber", "sector-finance", "product-warning"))
            assertThat(found(ministry, alias, "", "訓練の件名")).isEmpty();
    }

    @Test
    void aDrillIsForThoseWhoTakePartEvenWhereItIsMarkedClear() {
        var draft = done(stage.drafting.begin(stage.drafter(), new NewAdvisory(Occasion.DRILL, Language.JA,
                content(Tlp.CLEAR, "訓練の公開の件名"), List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        var other = machine("shakuno.ritsuko");
        assertThat(found(ministry, "drill", "match%5Btype%5D=report", "訓練の公開の件名")).hasSize(1);
        assertThat(found(other, "drill", "", "訓練の公開の件名")).isEmpty();
    }

    @Test
    void whatIsPublicIsForEverybodyAtOnceAndWhatIsRedForTheMinistryAlone() {
        stage.issue(content(Tlp.CLEAR, "公開の件名"));
        stage.issue(content(Tlp.RED, "宛先限りの件名"));
        var bank = machine("haginomiya.wataru");
        var other = machine("shakuno.ritsuko");
        assertThat(found(bank, "tlp-clear", "match%5Btype%5D=report", "公開の件名")).hasSize(1);
        assertThat(found(other, "all", "match%5Btype%5D=report", "公開の件名")).hasSize(1);
        assertThat(found(ministry, "tlp-red", "match%5Btype%5D=report", "宛先限りの件名")).hasSize(1);
        assertThat(found(bank, "all", "", "宛先限りの件名")).isEmpty();
        assertThat(found(other, "all", "", "宛先限りの件名")).isEmpty();
    }
}
