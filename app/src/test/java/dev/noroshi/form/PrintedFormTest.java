package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Occasion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintedFormTest {

    private static final ReportFormPdf REPORT = new ReportFormPdf(TestForms.REPORT);
    private static final AdvisoryFormPdf ADVISORY = new AdvisoryFormPdf(TestForms.ADVISORY, "国家サイバー統括室");
    private static final Map<String, String> NAMES = Map.of("METI", "経済産業省", "electricity", "電力", "gas", "ガス");

    /// The text of each page; the typeface writes some Latin letters and punctuation in their wide forms or the other
    /// way round, so spaces are left out.
    private static List<String> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return IntStream.rangeClosed(1, document.getNumberOfPages()).mapToObj(page -> text(document, page))
                    .toList();
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static String text(PDDocument document, int page) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("[\\s　]", "");
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void theExampleFillsTwoPagesAsOnPaper() {
        var pages = pages(REPORT.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.REAL));
        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst()).contains("情報連絡様式", "（第1報*）", "令和元年（2019年）10月15日13時00分", "省庁名：経済産業省", "■参考情報",
                "■Green=重要インフラ関係主体限り", "□Red=宛先限り", "①発生した事象の分類", "②上記事象における原因の分類", "不明■");
        assertThat(pages.getLast()).contains("◆情報連絡の内容", "クレジット", "○○株式会社", "サーバログ等より推測", "■停止中", "■事象継続中", "⑨その他");
    }

    @Test
    void theMarkingAndThePageStandOnEveryPageAtHeadAndFoot() {
        var content = ReportFormXlsxReadTest.EXAMPLE.with(ReportField.EVENT_SUMMARY,
                new FieldValue.Text("長い文。\n".repeat(400)));
        var pages = pages(REPORT.write(content, Occasion.REAL));
        assertThat(pages).hasSizeGreaterThan(5);
        for (var i = 0; i < pages.size(); i++) {
            assertThat(count(pages.get(i), "TLP:GREEN")).as("marks on page " + (i + 1)).isEqualTo(2);
            assertThat(pages.get(i)).contains((i + 1) + "／" + pages.size());
        }
    }

    @Test
    void aDrillSaysSoOnEveryPageAndARealReportNever() {
        assertThat(pages(REPORT.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.DRILL)))
                .allMatch(page -> page.contains("訓練"));
        assertThat(pages(REPORT.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.REAL)))
                .noneMatch(page -> page.contains("訓練"));
    }

    @Test
    void theNumberStandsOnEveryPage() {
        var content = ReportFormXlsxReadTest.EXAMPLE.with(ReportField.IDENTIFICATION_NUMBER,
                new FieldValue.Text("R127-2"));
        assertThat(pages(REPORT.write(content, Occasion.REAL))).allMatch(page -> page.contains("R127-2"));
    }

    @Test
    void publicInformationIsMarkedClearThoughThePaperSaysWhite() {
        var page = pages(REPORT.write(TestForms.report("{\"tlp\": \"WHITE\"}"), Occasion.REAL)).getFirst();
        assertThat(page).contains("TLP:CLEAR", "■White=公開情報");
    }

    @Test
    void aDraftWithoutAScopeSaysThatNoneIsChosen() {
        assertThat(pages(REPORT.write(FormContent.empty(), Occasion.REAL)))
                .allMatch(page -> page.contains("TLP未選択") && !page.contains("■"));
    }

    @Test
    void unknownIsPrintedAndBlankIsNot() {
        var page = String.join("", pages(REPORT.write(
                TestForms.report(
                        "{\"unknown\": [\"operator\", \"spread-possibility\", \"event-type\", \"next-steps\"]}"),
                Occasion.REAL)));
        // the fourth 不明 of the causes stays an empty box
        assertThat(count(page, "■不明")).isEqualTo(3);
        assertThat(count(page, "不明")).isEqualTo(5);
    }

    @Test
    void whatAPersonWroteNeverBecomesMarkup() {
        var evil = "</div><h1>x</h1><script>alert(1)</script><img src=\"file:///etc/passwd\"/>&amp;<![CDATA[";
        var content = TestForms.report("{\"tlp\": \"RED\"}");
        for (var field : TestForms.REPORT.fields())
            if (field.type() == FieldType.TEXT) content = content.with(field.id(), new FieldValue.Text(evil));
        content = content.with(ReportField.TIMELINE,
                new FieldValue.Rows(List.of(new FieldValue.Row(new FieldValue.RowTime.InWords(evil), evil))));
        var text = String.join("", pages(REPORT.write(content, Occasion.REAL)));
        assertThat(text).contains("</div><h1>x</h1><script>alert(1)</script>").contains("&amp;<![CDATA[");
    }

    @Test
    void anAddressCanBeCopiedFromThePaper() {
        var address = "hxxps://file.example[.]jp/flash/ffi/office?x=1&y=~2";
        var text = String.join("",
                pages(REPORT.write(TestForms.report("{}").with(ReportField.SUPPLEMENT, new FieldValue.Text(address)),
                        Occasion.REAL)));
        assertThat(text).contains(address);
    }

    @Test
    void unusualCharactersArePrintedOrStoodForByGeta() {
        var text = String.join("",
                pages(REPORT.write(TestForms.report("{\"operator\": \"㈱髙﨑①〜−ｱｲｳ🙂か\u3099\u200B\"}"), Occasion.REAL)));
        assertThat(text).contains("髙﨑").contains("〓").contains("〓は、この書体にない文字です");
        assertThat(String.join("", pages(REPORT.write(TestForms.report("{\"operator\": \"髙﨑\"}"), Occasion.REAL))))
                .doesNotContain("〓");
    }

    @Test
    void theLongestTextAndTwoHundredRowsArePrintedWhole() {
        var rows = IntStream.range(0, 200)
                .mapToObj(i -> new FieldValue.Row(new FieldValue.RowTime.InWords("時刻" + i), "行" + i + "の終わり。"))
                .toList();
        var content = ReportFormXlsxReadTest.EXAMPLE.with(ReportField.TIMELINE, new FieldValue.Rows(rows))
                .with(ReportField.EVENT_SUMMARY, new FieldValue.Text("始。" + "ゑ".repeat(19_990) + "終。"))
                .with(ReportField.LESSONS, new FieldValue.Text("a".repeat(19_000) + "おわり"))
                .with(ReportField.TLP_REMARKS, new FieldValue.Text(String.join("\n", Collections.nCopies(300, "特記"))));
        var pages = pages(REPORT.write(content, Occasion.REAL));
        var text = String.join("", pages);
        // a letter the paper itself does not print
        assertThat(count(text, "ゑ")).isEqualTo(19_990);
        assertThat(count(text, "a")).isGreaterThanOrEqualTo(19_000);
        assertThat(text).contains("終。", "おわり", "行0の終わり。", "行199の終わり。");
        assertThat(count(text, "の終わり。")).isEqualTo(200);
        assertThat(pages).allMatch(page -> count(page, "TLP:GREEN") == 2);
    }

    @Test
    void thePaperCanBeReadAloud() throws IOException {
        for (var pdf : List.of(REPORT.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.REAL), advisory(Occasion.REAL)))
            try (var document = Loader.loadPDF(pdf)) {
                var catalog = document.getDocumentCatalog();
                assertThat(catalog.getLanguage()).isEqualTo("ja");
                assertThat(catalog.getMarkInfo().isMarked()).isTrue();
                assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
                assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                        .contains("pdfuaid");
                assertThat(document.getDocumentInformation().getTitle()).contains("様式");
                for (var page : document.getPages())
                    for (var name : page.getResources().getFontNames())
                        assertThat(page.getResources().getFont(name).isEmbedded()).as(COSName.FONT + " " + name)
                                .isTrue();
            }
    }

    private static byte[] advisory(Occasion occasion) {
        var content = TestForms.ADVISORY_JSON
                .read("""
                {"importance": "WARNING", "report-number": 2, "identification-number": "T58-2", "advisory-datetime": "2026-11-19T10:00:00+09:00",
                 "recipients": [{"ministry": "METI", "sectors": ["electricity", "gas"]}], "tlp": "AMBER", "attachment": "YES",
                 "overview": "VPN装置の悪用", "target": "保守接続", "handling-policy": "○接続元を確かめる", "other": "特になし", "contact-person": "提供　花子"}""")
                .content();
        return ADVISORY.write(content, occasion, code -> NAMES.getOrDefault(code, code));
    }

    @Test
    void anAdvisoryIsPrintedWithItsAddresseesByName() {
        var pages = pages(advisory(Occasion.DRILL));
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst()).contains("情報提供様式", "T58-2", "令和8年（2026年）11月19日10時00分", "経済産業省（電力、ガス）", "■警報",
                "■有□無",
                "■Amber=特定分野・関係者限り", "VPN装置の悪用", "国家サイバー統括室", "訓練", "1／1");
        assertThat(count(pages.getFirst(), "TLP:AMBER")).isEqualTo(2);
    }

    @Test
    void everyReportAndAdvisoryOfTheWorldCanBePrinted() {
        var reports = TestForms.worldReports();
        for (var i = 0; i < reports.size(); i += 7)
            assertThat(
                    pages(REPORT.write(TestForms.REPORT_JSON.read(reports.get(i).fields()).content(), Occasion.REAL)))
                    .hasSizeBetween(2, 4);
        for (var advisory : TestForms.worldAdvisories().subList(0, 10))
            assertThat(pages(ADVISORY.write(TestForms.ADVISORY_JSON.read(advisory.fields()).content(), Occasion.REAL,
                    code -> code)))
                    .hasSizeBetween(1, 3);
    }
}
