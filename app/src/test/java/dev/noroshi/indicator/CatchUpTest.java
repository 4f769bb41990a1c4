package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Advisories and reports from before there were indicators are read later, each once, and who is cut off goes on.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=indicators-of-before")
class CatchUpTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    CatchUp catchUp;
    @Autowired
    Indicators indicators;
    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        jdbc.sql("delete from indicator.catch_up").update();
    }

    private static String fresh() {
        return "c" + UUID.randomUUID().toString().replace("-", "") + ".top";
    }

    private Advisory.Issued issue(String domain) {
        var content = Stage.content(Tlp.AMBER, "以前の情報提供");
        return stage.issue(new AdvisoryContent(content.title(),
                content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(domain)), List.of()));
    }

    private void report(String domain) {
        stage.report(FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice("AMBER"), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.EVENT_SUMMARY,
                new FieldValue.Text(domain))), Occasion.REAL);
    }

    private void asBefore() {
        jdbc.sql("delete from indicator.source").update();
    }

    private List<Indicator.Known> known(dev.noroshi.access.Caller caller, String domain) {
        return indicators.find(caller, IndicatorId.of(IndicatorType.DOMAIN, domain)).map(Indicator::known)
                .orElse(List.of());
    }

    @Test
    void whatWasThereBeforeIsFoundOnceForThoseWhoMayReadIt() {
        var told = fresh();
        var reported = fresh();
        issue(told);
        report(reported);
        asBefore();
        assertThat(known(stage.drafter(), told)).isEmpty();
        assertThat(catchUp.progress(stage.drafter())).as("nothing was begun").isEmpty();
        for (var time = 0; time < 2; time++) {
            assertThat(catchUp.goRound(1, 10_000)).isTrue();
            assertThat(known(stage.drafter(), told)).hasSize(1);
            assertThat(known(stage.ministry(), told)).hasSize(1);
            assertThat(known(stage.bank(), told)).isEmpty();
            assertThat(known(stage.drafter(), reported)).hasSize(1);
            assertThat(known(stage.ministry(), reported)).hasSize(1);
            assertThat(known(stage.otherMinistry(), reported)).isEmpty();
        }
        assertThat(catchUp.progress(stage.drafter())).isEmpty();
    }

    @Test
    void whoIsCutOffGoesOnBehindTheLastOne() {
        var all = List.of(fresh(), fresh(), fresh());
        all.forEach(this::issue);
        asBefore();
        assertThat(catchUp.goRound(1, 1)).isFalse();
        var looked = looked();
        assertThat(looked).isEqualTo(1);
        assertThat(catchUp.progress(stage.drafter())).hasValueSatisfying(part -> assertThat(part).isBetween(0, 99));
        assertThat(catchUp.progress(stage.ministry())).as("for the centre").isEmpty();
        assertThat(catchUp.goRound(1, 1)).isFalse();
        assertThat(looked()).isEqualTo(2);
        assertThat(catchUp.goRound(1, 10_000)).isTrue();
        assertThat(all).allSatisfy(each -> assertThat(known(stage.drafter(), each)).hasSize(1));
        var done = looked();
        assertThat(catchUp.goRound(1, 10_000)).as("nothing is read again").isTrue();
        assertThat(looked()).isEqualTo(done);
    }

    private int looked() {
        return jdbc.sql("select looked from indicator.catch_up where kind = 'ADVISORY'").query(Integer.class).single();
    }

    @Test
    void onlyOfWhatTodaysFinderReadIsItCertainWhatIsNotInIt() {
        var domain = fresh();
        var issue = issue(domain).id().value();
        assertThat(isWithout(stage.ministry(), issue, fresh())).isTrue();
        assertThat(isWithout(stage.ministry(), issue, domain.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(isWithout(stage.ministry(), issue, "%" + domain.substring(5, 20) + "%")).isFalse();
        assertThat(isWithout(stage.bank(), issue, fresh())).as("who knows nothing of it").isFalse();
        jdbc.sql("update indicator.source set edition = 0").update();
        assertThat(isWithout(stage.ministry(), issue, fresh())).isFalse();
        assertThat(catchUp.goRound(1, 10_000)).isTrue();
        assertThat(isWithout(stage.ministry(), issue, fresh())).isTrue();
    }

    private boolean isWithout(dev.noroshi.access.Caller caller, UUID issue, String written) {
        return indicators.without(caller, List.of(issue),
                new Sought.OfValue(Set.of(IndicatorType.DOMAIN), List.of(written))).contains(issue);
    }

    @Test
    void whatIsFoundAnewTakesThePlaceOfWhatWasFoundBefore() {
        var domain = fresh();
        var issued = issue(domain);
        assertThat(catchUp.goRound(1, 10_000)).isTrue();
        var before = known(stage.drafter(), domain).getFirst();
        // as if an earlier finder had read it otherwise
        jdbc.sql(
                "update indicator.mention set value = 'wrong.top', indicator = gen_random_uuid() where source = :source")
                .param("source", before.source().id()).update();
        assertThat(catchUp.goRound(1, 10_000)).isTrue();
        assertThat(known(stage.drafter(), domain)).isEmpty();
        assertThat(catchUp.goRound(2, 10_000)).as("the finder has learnt something").isTrue();
        assertThat(known(stage.drafter(), domain)).hasSize(1);
        assertThat(known(stage.drafter(), domain).getFirst().source().id()).as("the same source")
                .isEqualTo(before.source().id());
        assertThat(indicators.sourceOf(stage.drafter(), issued.id().value())).isPresent();
    }

    @Test
    void whatWasRecalledMeanwhileStaysTheCentresAlone() {
        var domain = fresh();
        var issued = issue(domain);
        dev.noroshi.advisory.Stage.done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りのため"));
        asBefore();
        assertThat(catchUp.goRound(1, 10_000)).isTrue();
        assertThat(known(stage.drafter(), domain)).extracting(each -> each.source().standing())
                .containsExactly(Source.Standing.RECALLED);
        assertThat(known(stage.ministry(), domain)).isEmpty();
    }
}
