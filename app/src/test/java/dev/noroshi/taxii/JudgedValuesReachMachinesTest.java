package dev.noroshi.taxii;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.Sightings;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What the centre judges not to be blocked is told to no machine, is revoked where it was told, and comes back as an object of its own.
class JudgedValuesReachMachinesTest extends ToldToMachines {

    @Autowired
    Judgements judgements;
    @Autowired
    Sightings sightings;

    private static IndicatorId domain(String name) {
        return IndicatorId.of(IndicatorType.DOMAIN, name);
    }

    /// The centre judges that a domain is not to be blocked.
    private Judgement judged(String name) {
        stage.clock.advance(Duration.ofMinutes(5));
        return switch (judgements.judge(stage.drafter(), domain(name), "多くの人が使う配信網のため", Judgement.Told.SHARED)) {
            case Outcome.Done<Judgement>(var judgement) -> judgement;
            case Outcome<Judgement> other -> throw new AssertionError(other);
        };
    }

    private void takenBack(Judgement judgement) {
        stage.clock.advance(Duration.ofMinutes(5));
        assertThat(judgements.takeBack(stage.drafter(), judgement.indicator(), judgement.id(), "攻撃者専用と分かったため"))
                .isInstanceOf(Outcome.Done.class);
    }

    private List<JsonNode> revoked(Machine machine, String alias, String id) {
        return found(machine, alias, ALL_VERSIONS + "&match%5Bid%5D=" + id, "\"revoked\":true");
    }

    private List<String> referred(Machine machine, String title) {
        var report = found(machine, "all", "match%5Btype%5D=report", title);
        assertThat(report).hasSize(1);
        var ids = new ArrayList<String>();
        report.getFirst().path("object_refs").forEach(each -> ids.add(each.stringValue("")));
        return ids;
    }

    @Test
    void whatIsJudgedIsRevokedForThoseWhoHaveItAndComesBackAsAnObjectOfItsOwn() {
        var issued = stage.issue(saying(Tlp.AMBER, "判断される痕跡" + word, word + ".top と " + word + ".click"));
        var had = found(ministry, "all", INDICATORS, word + ".top").getFirst();
        assertThat(referred(ministry, "判断される痕跡" + word)).contains(text(had, "id"));
        var judgement = judged(word + ".top");
        for (var alias : List.of("all", "tlp-amber", "sector-finance")) {
            assertThat(found(ministry, alias, INDICATORS, word)).as(alias).extracting(each -> text(each, "pattern"))
                    .containsExactly("[domain-name:value = '" + word + ".click']");
            assertThat(revoked(ministry, alias, text(had, "id"))).as(alias).singleElement()
                    .satisfies(each -> assertThat(each.toString()).doesNotContain(word, "配信網"));
        }
        assertThat(referred(ministry, "判断される痕跡" + word)).doesNotContain(text(had, "id"));
        assertThat(revoked(machine("shakuno.ritsuko"), "all", text(had, "id")))
                .as("who did not have it").isEmpty();

        takenBack(judgement);
        var back = found(ministry, "all", INDICATORS, word + ".top").getFirst();
        assertThat(text(back, "id")).isNotEqualTo(text(had, "id"));
        assertThat(revoked(ministry, "all", text(had, "id"))).as("and not again").hasSize(1);
        assertThat(referred(ministry, "判断される痕跡" + word)).contains(text(back, "id"));
        judged(word + ".top");
        assertThat(revoked(ministry, "all", text(back, "id"))).hasSize(1);
        assertThat(found(ministry, "all", INDICATORS, word + ".top")).isEmpty();
        // an update after that says the rest, and revokes nothing a second time
        stage.update(issued, saying(Tlp.AMBER, "判断の後の報" + word, word + ".top と " + word + ".click"));
        assertThat(found(ministry, "all", INDICATORS, word)).hasSize(1);
        assertThat(revoked(ministry, "all", text(back, "id"))).hasSize(1);
    }

    @Test
    void whatWasJudgedBeforeIsNotToldInWhatIsIssuedAfterwardsNeitherByFeedNorByFile() {
        stage.issue(saying(Tlp.AMBER, "先の報", word + ".top"));
        judged(word + ".top");
        var later = stage.issue(saying(Tlp.AMBER, "別の情報提供" + word, word + ".top と " + word + ".click"));
        assertThat(found(ministry, "all", INDICATORS, word)).extracting(each -> text(each, "pattern"))
                .containsExactly("[domain-name:value = '" + word + ".click']");
        var bundle = bundle("namine.mai", later);
        assertThat(Bundles.standing(bundle, "indicator")).hasSize(1);
        assertThat(bundle).as("it was never told").noneMatch(each -> each.path("revoked").booleanValue(false));
    }

    @Test
    void theFileSaysWhatTheFeedSays() {
        var issued = stage.issue(saying(Tlp.AMBER, "ファイルの判断" + word, word + ".top と " + word + ".click"));
        var had = found(ministry, "all", INDICATORS, word + ".top").getFirst();
        var judgement = judged(word + ".top");
        publishing.goRound();
        var bundle = bundle("namine.mai", issued);
        assertThat(Bundles.standing(bundle, "indicator")).containsExactlyElementsOf(
                found(ministry, "all", INDICATORS, word));
        assertThat(Bundles.standing(bundle, "report")).containsExactlyElementsOf(
                found(ministry, "all", "match%5Btype%5D=report", "ファイルの判断" + word));
        assertThat(bundle.stream().filter(each -> each.path("revoked").booleanValue(false)))
                .containsExactlyElementsOf(revoked(ministry, "all", text(had, "id")));
        takenBack(judgement);
        assertThat(Bundles.standing(bundle("namine.mai", issued), "indicator")).containsExactlyInAnyOrderElementsOf(
                found(ministry, "all", INDICATORS, word));
    }

    @Test
    void whoIsHandedTheAdvisoryAfterTheJudgementHearsNothingOfTheValue() {
        var issued = stage.issue(saying(Tlp.AMBER, "後から届く" + word, word + ".top と " + word + ".click"));
        var had = found(ministry, "all", INDICATORS, word + ".top").getFirst();
        var judgement = judged(word + ".top");
        var secretariat = machine("yunohana.gaku");
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        assertThat(found(secretariat, "all", INDICATORS, word)).hasSize(1);
        assertThat(found(secretariat, "all", ALL_VERSIONS, text(had, "id"))).isEmpty();
        takenBack(judgement);
        var back = found(secretariat, "all", INDICATORS, word + ".top");
        assertThat(back).extracting(each -> text(each, "id")).containsExactlyElementsOf(
                found(ministry, "all", INDICATORS, word + ".top").stream().map(each -> text(each, "id")).toList());
    }

    @Test
    void whoHasTheEarlierReportAloneIsToldTooAndNotThatThereIsALaterOne() {
        var first = stage.issue(saying(Tlp.AMBER, "先の報" + word, word + ".top"));
        var secretariat = machine("yunohana.gaku");
        done(stage.passingOn.passOn(stage.ministry(), first.id(), PassOn.toAll()));
        var had = found(secretariat, "all", INDICATORS, word).getFirst();
        var second = stage.update(first, saying(Tlp.AMBER, "後の報" + word, word + ".top と " + word + ".click"));
        publishing.goRound();
        var judgement = judged(word + ".top");
        for (var machine : List.of(ministry, secretariat))
            assertThat(revoked(machine, "all", text(had, "id"))).hasSize(1);
        assertThat(found(secretariat, "all", INDICATORS, word)).isEmpty();
        takenBack(judgement);
        var back = found(ministry, "all", INDICATORS, word + ".top").getFirst();
        assertThat(found(secretariat, "all", INDICATORS, word)).extracting(each -> text(each, "id"))
                .containsExactly(text(back, "id"));
        assertThat(found(secretariat, "all", ALL_VERSIONS, "後の報" + word)).isEmpty();
        // and is handed the later one as everybody has it
        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        assertThat(found(secretariat, "all", INDICATORS, word)).extracting(each -> text(each, "id"))
                .containsExactlyInAnyOrderElementsOf(
                        found(ministry, "all", INDICATORS, word).stream().map(each -> text(each, "id")).toList());
    }

    @Test
    void whatOneOrganisationFindsChangesNothingForTheOthers() {
        var issued = stage.issue(saying(Tlp.AMBER, "誤検知という者のある痕跡", word + ".top"));
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        var before = found(ministry, "all", INDICATORS, word);
        stage.clock.advance(Duration.ofMinutes(5));
        assertThat(sightings.say(stage.bank(), domain(word + ".top"), new Sighting.Said(
                Sighting.Verdict.FALSE_POSITIVE, Sighting.Reason.SHARED_HOSTING, null, "")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(judgements.judge(stage.ministry(), domain(word + ".top"), "わけ", Judgement.Told.ALL))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(found(ministry, "all", INDICATORS, word)).isEqualTo(before);
    }

    @Test
    void aJudgementAfterARecallTellsNothing() {
        var issued = stage.issue(saying(Tlp.AMBER, "撤回される", word + ".top"));
        var had = found(ministry, "all", INDICATORS, word).getFirst();
        stage.clock.advance(Duration.ofMinutes(5));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り"));
        publishing.goRound();
        takenBack(judged(word + ".top"));
        assertThat(found(ministry, "all", INDICATORS, word)).isEmpty();
        assertThat(revoked(ministry, "all", text(had, "id"))).hasSize(1);
    }

    private List<JsonNode> bundle(String login, Advisory.Issued advisory) {
        var answer = programs.as(login).get("/api/v1/advisories/" + advisory.id() + "/stix.json");
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        return Bundles.sound(new String(answer.bytes(), StandardCharsets.UTF_8));
    }
}
