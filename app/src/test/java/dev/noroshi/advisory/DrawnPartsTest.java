package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// An advisory takes only what its readers may see: it says which fields of a report it draws on, and carries nothing word
/// for word from the others. Source: handbook II.2.3(2) 特記事項, II.3.1.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=drawn-parts")
class DrawnPartsTest {

    private static final String SECRET = "管理画面の利用者名は工場出荷時のまま変えられていなかったことが分かった。";
    private static final List<FieldId> GREEN_PART = List.of(ReportField.EVENT_SUMMARY);

    @Autowired
    ApplicationContext program;
    Stage stage;
    UUID report;

    @BeforeEach
    void anAmberReportWithAGreenSummary() {
        stage = new Stage(program);
        report = stage.report(said(Tlp.AMBER, Map.of(ReportField.EVENT_SUMMARY, Tlp.GREEN)), Occasion.REAL);
    }

    private static FormContent said(Tlp tlp, Map<FieldId, Tlp> parts) {
        return FormContent.of(Map.of(ReportField.IMPORTANCE, new FieldValue.Choice("ATTENTION"), ReportField.TLP,
                new FieldValue.Choice(tlp.formCode()), ReportField.ATTACHMENT, new FieldValue.Choice("NO"),
                ReportField.SECTOR, new FieldValue.Choice("finance"), ReportField.EVENT_SUMMARY,
                new FieldValue.Text("保守用のVPN装置に、外部から侵入された形跡が見つかった。"), ReportField.SUPPLEMENT,
                new FieldValue.Text(SECRET))).withParts(parts);
    }

    private Outcome<Advisory.Draft> draft(Tlp tlp, List<FieldId> parts) {
        return draft(content(tlp, "VPN装置の侵害"), parts);
    }

    private Outcome<Advisory.Draft> draft(AdvisoryContent content, List<FieldId> parts) {
        return stage.drafting.begin(stage.drafter(), new NewAdvisory(Occasion.REAL, Language.JA, content,
                Sources.of(List.of(report), Map.of(report, parts))));
    }

    @Test
    void anAdvisoryDrawnOnlyFromGreenPartsMayBeGreen() {
        var draft = done(draft(Tlp.GREEN, GREEN_PART));
        stage.approve(draft.id());
        var issued = done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        assertThat(issued.publication().tlp()).isEqualTo(Tlp.GREEN);
    }

    @Test
    void oneDrawnFromAnAmberPartMayNot() {
        assertThat(problems(draft(Tlp.GREEN, List.of(ReportField.EVENT_SUMMARY, ReportField.SUPPLEMENT))))
                .containsExactly("tlp advisory.tlp.wider");
        done(draft(Tlp.AMBER, List.of(ReportField.EVENT_SUMMARY, ReportField.SUPPLEMENT)));
    }

    @Test
    void oneThatDoesNotSayWhatItDrawsOnCountsAsDrawnFromTheWhole() {
        assertThat(problems(draft(Tlp.GREEN, List.of()))).containsExactly("tlp advisory.tlp.wider");
        done(draft(Tlp.AMBER, List.of()));
    }

    @Test
    void aGreenReportWithAnAmberPartGivesNoGreenAdvisoryAsAWhole() {
        report = stage.report(said(Tlp.GREEN, Map.of(ReportField.SUPPLEMENT, Tlp.AMBER)), Occasion.REAL);
        assertThat(problems(draft(Tlp.GREEN, List.of()))).containsExactly("tlp advisory.tlp.wider");
        done(draft(Tlp.GREEN, GREEN_PART));
    }

    @Test
    void aRedReportThatIsPartlyPublicGivesAPublicAdvisoryOfThatPart() {
        report = stage.report(said(Tlp.RED, Map.of(ReportField.EVENT_SUMMARY, Tlp.CLEAR)), Occasion.REAL);
        done(draft(Tlp.CLEAR, GREEN_PART));
        assertThat(problems(draft(Tlp.AMBER, List.of(ReportField.SUPPLEMENT))))
                .containsExactly("tlp advisory.tlp.wider");
    }

    @Test
    void whatStandsWordForWordInANarrowerPartKeepsItFromReview() {
        for (var copied : List.of(SECRET, "なお、 管理画面の 利用者名は\n工場出荷時のまま変えられて いなかったことが分かった とのこと。",
                "管理画面ノ利用者名ハ工場出荷時ノママ変エラレテイナカッタコトガ分カッタ")) {
            var draft = done(draft(with(AdvisoryField.OVERVIEW, copied), GREEN_PART));
            var why = refused(stage.reviewing.submit(stage.drafter(), draft.id(), null));
            assertThat(why).as(copied).isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(
                    refusal.problems()).extracting(Problem::field, Problem::code)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("overview", "advisory.part.copied")));
        }
    }

    @Test
    void otherWordsForTheSameAreTheOfficersToChoose() {
        var draft = done(draft(with(AdvisoryField.OVERVIEW, "工場出荷時の設定のまま使わないでください。"), GREEN_PART));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
    }

    @Test
    void wordsThatAlsoStandInAPartThatMayGoAreNoCopy() {
        report = stage.report(said(Tlp.AMBER, Map.of(ReportField.EVENT_SUMMARY, Tlp.GREEN))
                .with(ReportField.EVENT_SUMMARY, new FieldValue.Text(SECRET)), Occasion.REAL);
        var draft = done(draft(with(AdvisoryField.OVERVIEW, SECRET), GREEN_PART));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
    }

    @Test
    void aFileThatCarriesTheWordsKeepsItFromReviewToo() {
        var draft = done(draft(Tlp.GREEN, GREEN_PART));
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, "別紙.txt",
                SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(problems(stage.reviewing.submit(stage.drafter(), draft.id(), null)))
                .containsExactly("annexes advisory.part.copied");
    }

    @Test
    void whatItDrawsOnStaysThroughSavesAndUpdates() {
        var draft = done(draft(Tlp.GREEN, GREEN_PART));
        var attached = done(stage.drafting.attach(stage.drafter(), draft.id(), null, "別紙.txt",
                "手順".getBytes(StandardCharsets.UTF_8)));
        assertThat(stage.advisories.drawn(stage.drafter(), attached).partsOf(report))
                .containsExactly(ReportField.EVENT_SUMMARY);
        stage.approve(attached.id());
        var issued = done(stage.issuing.issue(stage.drafter(), attached.id(), null));
        var next = done(stage.drafting.update(stage.drafter(), issued.id()));
        assertThat(stage.advisories.drawn(stage.drafter(), next).partsOf(report))
                .containsExactly(ReportField.EVENT_SUMMARY);
        // which reports, and which of their fields, is for the centre alone
        assertThat(stage.advisories.drawn(stage.ministry(), issued).reports()).isEmpty();
    }

    @Test
    void whatIsNoPartOfTheReportCannotBeDrawnOn() {
        assertThat(problems(draft(Tlp.AMBER, List.of(ReportField.SENDER_PERSON))))
                .contains("sources advisory.sources.no-part");
    }

    private static AdvisoryContent with(FieldId field, String text) {
        var content = content(Tlp.GREEN, "VPN装置の侵害");
        return new AdvisoryContent(content.title(), content.fields().with(field, new FieldValue.Text(text)), List.of());
    }
}
