package dev.noroshi.indicator;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.indicator.Judgement.Told;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The centre judges that a value is not to be blocked: who knows it reads why, and nobody else learns of it.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=indicators")
class JudgementsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Judgements judgements;
    @Autowired
    JudgementRows rows;
    @Autowired
    Entering entering;
    @Autowired
    Exports exports;
    @Autowired
    Warned warned;
    @Autowired
    Indicators indicators;
    @Autowired
    Viewing viewing;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    private static String fresh() {
        return "j" + UUID.randomUUID().toString().replace("-", "") + ".top";
    }

    private static IndicatorId id(String domain) {
        return IndicatorId.of(IndicatorType.DOMAIN, domain);
    }

    /// An advisory that has reached the ministry, and no further.
    private String issued() {
        var domain = fresh();
        var content = Stage.content(Tlp.AMBER, "遮断しないもののある情報提供");
        var advisory = stage.issue(new AdvisoryContent(content.title(),
                content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(domain)), List.of()));
        assertThat(advisory).isNotNull();
        return domain;
    }

    private void enters(Caller caller, String domain) {
        assertThat(entering.keep(caller, new Entered("自ら入力", domain, Occasion.REAL, Language.JA, Source.Reach.OWN,
                Tlp.GREEN, Set.of(), null, null, List.of()))).isInstanceOf(Outcome.Done.class);
    }

    private String list(Caller caller) {
        return Lists.written(exports, caller, Format.PLAIN, IndicatorType.DOMAIN).text();
    }

    private Judgement judged(String domain, Told told) {
        return switch (judgements.judge(stage.drafter(), id(domain), " 多くの人が使う配信網のため ", told)) {
            case Outcome.Done<Judgement>(var judgement) -> judgement;
            case Outcome<Judgement> other -> throw new AssertionError(other);
        };
    }

    @Test
    void whatIsJudgedIsReadByThoseWhoKnowItAndIsInNoListThatBlocks() {
        var domain = issued();
        assertThat(list(stage.ministry())).contains(domain);
        var judgement = judged(domain, Told.SHARED);
        assertThat(judgement.reason()).isEqualTo("多くの人が使う配信網のため");
        for (var knows : List.of(stage.drafter(), stage.ministry())) {
            assertThat(judgements.of(knows, id(domain))).extracting(Judgement::reason)
                    .containsExactly(judgement.reason());
            assertThat(list(knows)).doesNotContain(domain);
            assertThat(Lists.written(exports, knows, Format.RULES, null).text()).contains("JUDGED");
        }
        assertThat(warned.of(stage.ministry(), List.of(indicators.find(stage.ministry(), id(domain)).orElseThrow()))
                .get(id(domain))).extracting(Warning::kind).containsExactly(Warning.Kind.JUDGED);
    }

    @Test
    void whoDoesNotKnowTheIndicatorLearnsNothingAndWhoEnteredItThemselvesNeither() {
        var domain = issued();
        judged(domain, Told.SHARED);
        assertThat(judgements.of(stage.bank(), id(domain))).isEmpty();
        // to enter one value after the other tells of none
        enters(stage.bank(), domain);
        assertThat(judgements.of(stage.bank(), id(domain))).isEmpty();
        assertThat(list(stage.bank())).contains(domain);
        assertThat(standing(stage.bank())).doesNotContain(id(domain).value());
        assertThat(standing(stage.ministry())).contains(id(domain).value());
    }

    /// What the database shows, whatever the code asks.
    private Set<UUID> standing(Caller caller) {
        return viewing.as(new Viewer.Of(caller.organisation(), false), rows::standing);
    }

    @Test
    void whatTheCentreSaysToEverybodyIsReadByThoseWhoEnteredTheValueToo() {
        var domain = issued();
        judged(domain, Told.ALL);
        assertThat(judgements.of(stage.bank(), id(domain))).isEmpty();
        enters(stage.bank(), domain);
        assertThat(judgements.of(stage.bank(), id(domain))).hasSize(1);
        assertThat(list(stage.bank())).doesNotContain(domain);
    }

    @Test
    void aJudgementTakenBackStaysInTheHistory() {
        var domain = issued();
        var judgement = judged(domain, Told.SHARED);
        assertThat(judgements.judge(stage.approver(), id(domain), "重ねて", Told.SHARED))
                .isInstanceOf(Outcome.Invalid.class);
        stage.clock.advance(Duration.ofHours(1));
        assertThat(judgements.takeBack(stage.drafter(), id(domain), judgement.id(), ""))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(judgements.takeBack(stage.drafter(), id(domain), judgement.id(), "攻撃者専用と分かったため"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(judgements.takeBack(stage.drafter(), id(domain), judgement.id(), "二度目"))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(list(stage.ministry())).contains(domain);
        judged(domain, Told.SHARED);
        var all = judgements.of(stage.ministry(), id(domain));
        assertThat(all).extracting(Judgement::stands).containsExactly(true, false);
        assertThat(all.getLast().takenBack()).isNotNull()
                .satisfies(back -> assertThat(back.reason()).isEqualTo("攻撃者専用と分かったため"));
    }

    @Test
    void onlyTheCentreJudgesAndOnlyWhatItKnows() {
        var domain = issued();
        assertThat(judgements.judge(stage.ministry(), id(domain), "わけ", Told.ALL)).isInstanceOf(Outcome.Unknown.class);
        assertThat(judgements.judge(stage.drafter(), id(fresh()), "わけ", Told.ALL)).isInstanceOf(Outcome.Unknown.class);
        assertThat(judgements.judge(stage.drafter(), id(domain), "わ".repeat(401), Told.ALL))
                .isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void whoIsHandedTheAdvisoryLaterReadsTheJudgementThen() {
        var domain = fresh();
        var content = Stage.content(Tlp.AMBER, "後から届く情報提供");
        var advisory = stage.issue(new AdvisoryContent(content.title(),
                content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(domain)), List.of()));
        judged(domain, Told.SHARED);
        assertThat(judgements.of(stage.bankSecretariat(), id(domain))).isEmpty();
        done(stage.passingOn.passOn(stage.ministry(), advisory.id(), PassOn.toAll()));
        assertThat(judgements.of(stage.bankSecretariat(), id(domain))).hasSize(1);
    }
}
