package dev.noroshi.indicator;

import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.Stage;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// What stands in advisories and reports is known to those who may read them, and to nobody else.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=indicators")
class IndicatorsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Indicators indicators;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    /// A domain nobody has written before.
    private static String fresh() {
        return "x" + UUID.randomUUID().toString().replace("-", "") + ".example";
    }

    private AdvisoryContent says(Tlp tlp, String text) {
        var content = Stage.content(tlp, "指標のある情報提供");
        return new AdvisoryContent(content.title(),
                content.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(text)), List.of());
    }

    private boolean knows(Caller caller, String domain) {
        var id = IndicatorId.of(IndicatorType.DOMAIN, domain);
        var listed = indicators.list(caller, Query.ALL, null, 500).indicators().stream()
                .anyMatch(each -> each.id().equals(id));
        var searched = !indicators.list(caller, new Query(domain.replace(".", "[.]"), java.util.Set.of(),
                java.util.Set.of(), Occasion.REAL, null, Query.Standing.ALL), null, 10).indicators().isEmpty();
        var found = indicators.find(caller, id).isPresent();
        assertThat(List.of(listed, searched)).containsOnly(found);
        return found;
    }

    @Test
    void whatAnAdvisorySaysIsKnownWhereItHasArrived() {
        var domain = fresh();
        var issued = stage.issue(says(Tlp.AMBER, "通信先は " + domain.replace(".", "[.]") + " です。"));
        assertThat(knows(stage.drafter(), domain)).isTrue();
        assertThat(knows(stage.ministry(), domain)).isTrue();
        for (var below : List.of(stage.bankSecretariat(), stage.bank(), stage.otherMinistry()))
            assertThat(knows(below, domain)).isFalse();
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        assertThat(knows(stage.bankSecretariat(), domain)).isTrue();
        assertThat(knows(stage.bank(), domain)).isFalse();
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        assertThat(knows(stage.bank(), domain)).isTrue();
        var known = indicators.find(stage.bank(), IndicatorId.of(IndicatorType.DOMAIN, domain)).orElseThrow();
        assertThat(known.known()).hasSize(1);
        var mention = known.known().getFirst().mention();
        assertThat(mention.written()).isEqualTo(domain.replace(".", "[.]"));
        assertThat(mention.place()).isEqualTo("overview");
        assertThat(known.tlp()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void whatWasRecalledIsKnownToTheCentreAlone() {
        var domain = fresh();
        var issued = stage.issue(says(Tlp.AMBER, domain));
        assertThat(knows(stage.ministry(), domain)).isTrue();
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤りのため"));
        assertThat(knows(stage.ministry(), domain)).isFalse();
        assertThat(knows(stage.drafter(), domain)).isTrue();
        assertThat(indicators.find(stage.drafter(), IndicatorId.of(IndicatorType.DOMAIN, domain)).orElseThrow()
                .holds(stage.clock.instant())).isFalse();
    }

    @Test
    void theNewerReportOfAnAdvisoryTakesThePlaceOfTheOlder() {
        var gone = fresh();
        var kept = fresh();
        var first = stage.issue(says(Tlp.AMBER, gone + " " + kept));
        var draft = done(stage.drafting.update(stage.drafter(), first.id()));
        done(stage.drafting.save(stage.drafter(), draft.id(), draft.head().edition(), says(Tlp.AMBER, kept),
                dev.noroshi.advisory.Sources.whole(List.of())));
        stage.approve(draft.id());
        done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        var now = stage.clock.instant();
        assertThat(of(stage.ministry(), gone).holds(now)).isFalse();
        assertThat(of(stage.ministry(), kept).holds(now)).isTrue();
        assertThat(of(stage.ministry(), kept).known()).extracting(each -> each.source().standing())
                .containsExactlyInAnyOrder(Source.Standing.STANDS, Source.Standing.SUPERSEDED);
        var holding = indicators.list(stage.ministry(), Query.ALL.holding(), null, 500).indicators().stream()
                .map(Indicator::value).toList();
        assertThat(holding).contains(kept).doesNotContain(gone);
    }

    private Indicator of(Caller caller, String domain) {
        return indicators.find(caller, IndicatorId.of(IndicatorType.DOMAIN, domain)).orElseThrow();
    }

    @Test
    void whatAReportSaysIsKnownToWhoeverHoldsItAndTheSenderIsNoIndicator() {
        var domain = fresh();
        var sender = fresh();
        stage.report(FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice("AMBER"), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.SENDER_MAIL,
                new FieldValue.Text("csirt@" + sender), ReportField.EVENT_SUMMARY,
                new FieldValue.Text("hxxp://" + domain + "/a へ通信した。"))), Occasion.REAL);
        var url = IndicatorId.of(IndicatorType.URL, "http://" + domain + "/a");
        for (var holder : List.of(stage.drafter(), stage.ministry())) {
            assertThat(indicators.find(holder, url).orElseThrow().known()).hasSize(1);
            // the machine in an address is found too
            assertThat(indicators.list(holder, new Query(domain, java.util.Set.of(), java.util.Set.of(),
                    Occasion.REAL, null, Query.Standing.ALL), null, 10).indicators()).hasSize(1);
            assertThat(indicators.list(holder, new Query(sender, java.util.Set.of(), java.util.Set.of(),
                    Occasion.REAL, null, Query.Standing.ALL), null, 10).indicators()).isEmpty();
        }
        for (var other : List.of(stage.otherMinistry(), stage.bankSecretariat(), stage.securitiesFirm()))
            assertThat(indicators.find(other, url)).isEmpty();
    }

    @Test
    void whoKnowsTwoSourcesIsShownThatTheyShareAValueAndWhoKnowsOneIsNot() {
        var domain = fresh();
        var one = stage.issue(says(Tlp.AMBER, domain));
        stage.issue(says(Tlp.RED, domain));
        done(stage.passingOn.passOn(stage.ministry(), one.id(), PassOn.toAll()));
        assertThat(of(stage.ministry(), domain).known()).hasSize(2);
        assertThat(of(stage.bankSecretariat(), domain).known()).hasSize(1);
        assertThat(of(stage.bankSecretariat(), domain).tlp()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void aListIsWalkedPageByPageWithoutMissingOrRepeatingAny() {
        var values = new ArrayList<String>();
        for (var n = 0; n < 12; n++)
            values.add(fresh());
        Advisory.Issued issued = stage.issue(says(Tlp.AMBER, String.join("\n", values)));
        stage.clock.advance(java.time.Duration.ofMinutes(1));
        stage.issue(says(Tlp.AMBER, String.join("\n", values.subList(3, 6))));
        var walked = new ArrayList<String>();
        Place place = null;
        do {
            var part = indicators.list(stage.ministry(), Query.ALL, place, 5);
            part.indicators().forEach(each -> walked.add(each.value()));
            place = part.next();
        } while (place != null);
        assertThat(walked).doesNotHaveDuplicates().containsAll(values);
        assertThat(walked.subList(0, 3)).isEqualTo(values.subList(3, 6));
        var source = indicators.sourceOf(stage.ministry(), issued.id().value()).orElseThrow();
        assertThat(indicators.list(stage.ministry(), Query.ALL.in(source.id(), Occasion.REAL), null, 50).indicators())
                .extracting(Indicator::value).isEqualTo(values);
    }

    @Test
    void anAddressFindsTheRangesItLiesIn() {
        stage.issue(says(Tlp.AMBER, "203.0.112.0/24 と hxxp://203.0.112.77/x"));
        var found = indicators.list(stage.ministry(), new Query("203.0.112[.]77", java.util.Set.of(),
                java.util.Set.of(), Occasion.REAL, null, Query.Standing.ALL), null, 10).indicators();
        assertThat(found).extracting(Indicator::value).contains("203.0.112.0/24", "http://203.0.112.77/x");
    }
}
