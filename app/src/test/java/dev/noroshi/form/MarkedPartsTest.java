package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MarkedPartsTest {

    private static final FormContent MARKED = TestForms.report("""
            {"tlp": "RED", "tlp-remarks": "当社の公表資料は共有可。", "operator": "○○株式会社", "event-summary": "・改ざん",
             "parts": {"event-summary": "GREEN", "lessons": "tlp:clear", "publication": "WHITE"}}""");

    @Test
    void aFieldHasItsOwnScopeAndTheOthersThatOfTheReport() {
        assertThat(MARKED.part(ReportField.EVENT_SUMMARY)).contains(Tlp.GREEN);
        assertThat(MARKED.part(ReportField.OPERATOR)).isEmpty();
        assertThat(MARKED.parts()).containsOnly(Map.entry(ReportField.EVENT_SUMMARY, Tlp.GREEN),
                Map.entry(ReportField.LESSONS, Tlp.CLEAR), Map.entry(ReportField.PUBLICATION, Tlp.CLEAR));
    }

    @Test
    void theScopesAreWrittenAndReadAgainAsTheSchemaSays() {
        var json = TestForms.REPORT_JSON.writeNode(MARKED);
        assertThat(TestForms.REPORT_JSON.read(json).content()).isEqualTo(MARKED);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new FormSchema(TestForms.REPORT).write());
        assertThat(schema.validate(json)).isEmpty();
    }

    @Test
    void everyScopeCanBeWrittenAndRead() {
        for (var tlp : Tlp.values()) {
            var content = FormContent.empty().withParts(Map.of(ReportField.OPERATOR, tlp));
            assertThat(TestForms.report(TestForms.REPORT_JSON.write(content))).isEqualTo(content);
        }
    }

    @Test
    void aScopeIsRefusedForWhatIsNoPartAndForWhatIsNoScope() {
        var problems = TestForms.REPORT_JSON.read("""
                {"parts": {"tlp": "RED", "sender-person": "RED", "report-number": "RED", "sky": "RED", "cause": "PINK",
                           "sector": 3, "lessons": null}}""").problems();
        assertThat(problems).extracting(Problem::field, Problem::code).containsExactlyInAnyOrder(
                Tuple.tuple("parts.tlp", "not-a-part"), Tuple.tuple("parts.sender-person", "not-a-part"),
                Tuple.tuple("parts.report-number", "not-a-part"), Tuple.tuple("parts.sky", "not-a-part"),
                Tuple.tuple("parts.cause", "no-such-scope"), Tuple.tuple("parts.sector", "not-a-text"));
        assertThat(TestForms.REPORT_JSON.read("{\"parts\": [\"operator\"]}").problems())
                .containsExactly(Problem.of("parts", "not-an-object"));
        assertThat(TestForms.ADVISORY_JSON.read("{\"parts\": {}}").problems()).extracting(Problem::code)
                .containsExactly("no-such-field");
    }

    @Test
    void aChangedScopeIsAChangeOfItsFieldAndIsShownAsOne() {
        var narrower = MARKED.withParts(Map.of(ReportField.EVENT_SUMMARY, Tlp.AMBER));
        assertThat(narrower).isNotEqualTo(MARKED);
        assertThat(MARKED.changedFields(narrower)).containsExactlyInAnyOrder(ReportField.EVENT_SUMMARY,
                ReportField.LESSONS, ReportField.PUBLICATION);
        var shown = FormDiff.between(TestForms.REPORT, MARKED, narrower).getFirst();
        assertThat(shown.before()).isEqualTo("〔TLP:GREEN〕・改ざん");
        assertThat(shown.after()).isEqualTo("〔TLP:AMBER〕・改ざん");
    }

    @Test
    void theWordsOfAFieldChangeAndItsScopeStays() {
        assertThat(MARKED.with(ReportField.EVENT_SUMMARY, new FieldValue.Text("別の文")).without(ReportField.OPERATOR)
                .parts()).isEqualTo(MARKED.parts());
    }

    @Test
    void thePaperTellsTheScopesInItsRemarks() {
        var xlsx = new ReportFormXlsx(TestForms.REPORT);
        var read = ((FileReading.Read) xlsx.read(xlsx.write(MARKED, Occasion.REAL), TestForms.NOW)).reading().content();
        assertThat(read.text(ReportField.TLP_REMARKS)).contains("""
                当社の公表資料は共有可。
                （項目ごとの共有範囲）
                ・Green=重要インフラ関係主体限り：発生事象の概要
                ・White=公開情報：報道発表、報道等への掲載、得られた教訓等""");
        // a workbook is never guessed from
        assertThat(read.parts()).isEmpty();
    }

    @Test
    void wordsThatSeemToSetSomethingApartAreNoticedAndNothingIsMadeOfThem() {
        for (var words : List.of("企業名・該当サービス等、企業が特定される事項を除いて他分野への情報提供可。", "④は貴省のみ", "All except the operator"))
            assertThat(MarkedParts.seemsToSetApart(FormContent.empty().with(ReportField.TLP_REMARKS,
                    new FieldValue.Text(words)))).as(words).isTrue();
        assertThat(MarkedParts.seemsToSetApart(MARKED)).isFalse();
        assertThat(MarkedParts.seemsToSetApart(FormContent.empty().with(ReportField.TLP_REMARKS,
                new FieldValue.Text("既に公表済み。")))).isFalse();
    }
}
