package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ReportFormXlsxWriteTest {

    private static final ReportFormXlsx XLSX = new ReportFormXlsx(TestForms.REPORT);

    static List<TestForms.Filed> reports() {
        return TestForms.worldReports();
    }

    private static void assertComesBack(FormContent content) {
        var reading = ReportFormXlsxReadTest.reading(XLSX.write(content, Occasion.REAL));
        ReportFormXlsxReadTest.assertSame(reading.content(), content);
        assertThat(reading.unread()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportComesBackFromTheWorkbookAsItWas(TestForms.Filed report) {
        var content = TestForms.REPORT_JSON.read(report.fields()).content();
        var reading = ReportFormXlsxReadTest.reading(XLSX.write(content, Occasion.REAL));
        ReportFormXlsxReadTest.assertSame(reading.content(), content);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.unread()).isEmpty();
    }

    @Test
    void theBlankFormFilledLikeTheExampleSaysTheSameAsTheExample() {
        assertComesBack(ReportFormXlsxReadTest.EXAMPLE);
    }

    @Test
    void aBlankContentGivesTheBlankForm() throws IOException {
        assertThat(texts(XLSX.write(FormContent.empty(), Occasion.REAL)))
                .isEqualTo(texts(TestForms.sample("report-form-blank.xlsx")));
    }

    @Test
    void theFilledFormLooksLikeTheSample() throws IOException {
        var filled = texts(XLSX.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.REAL));
        assertThat(filled).contains("■ 参考情報", "（第　1　報*）", "令和　元　年　10　月　15　日", "13:00", "省庁名 ：経済産業省",
                "■ Green=重要インフラ関係主体限り", "（別紙有無*： □ 有 ■ 無 ）", "クレジット",
                "（発生日時 ：令和　元　年　10　月　14　日　0　時　0　分（サーバログ等より推測））", "□ 影響なし　■ 停止中　□ 一部稼働中　□ 復旧済",
                "■ 済　□ 予定有　□ 無（済・予定有では日時・件名を記入）", "10/15 01:00", "■ 事象継続中　（続報あり）");
    }

    @Test
    void everythingUnknownComesBackUnknown() {
        var content = FormContent.empty();
        for (var field : TestForms.REPORT.fields())
            if (field.mayBeUnknown()) content = content.with(field.id(), FieldValue.UNKNOWN);
        assertThat(content.values()).hasSize(18);
        assertComesBack(content);
    }

    /// The paper has four boxes; the fifth scope is said in 特記事項.
    @Test
    void amberStrictComesBackFromAPaperThatHasNoBoxForIt() throws IOException {
        var strict = FormContent.empty().with(ReportField.TLP, new FieldValue.Choice("AMBER+STRICT"));
        assertComesBack(strict);
        assertComesBack(strict.with(ReportField.TLP_REMARKS, FieldValue.UNKNOWN));
        var remarks = strict.with(ReportField.TLP_REMARKS, new FieldValue.Text("企業名を除き他分野への提供可。\n二行目"));
        assertComesBack(remarks);
        assertThat(texts(XLSX.write(remarks, Occasion.REAL))).contains("■ Amber=特定分野・関係者限り")
                .anyMatch(text -> text.contains("TLP:AMBER+STRICT\n企業名を除き"));
    }

    @Test
    void amberStrictWrittenByHandBesideTheBoxAmberIsUnderstood() {
        var amber = FormContent.empty().with(ReportField.TLP, new FieldValue.Choice("AMBER"));
        for (var words : List.of("ＴＬＰ：Ａｍｂｅｒ＋Ｓｔｒｉｃｔ", "tlp:amber+strict とする。")) {
            var written = amber.with(ReportField.TLP_REMARKS, new FieldValue.Text(words));
            assertThat(ReportFormXlsxReadTest.reading(XLSX.write(written, Occasion.REAL)).content().tlp())
                    .contains(Tlp.AMBER_STRICT);
        }
        var red = FormContent.empty().with(ReportField.TLP, new FieldValue.Choice("RED"))
                .with(ReportField.TLP_REMARKS, new FieldValue.Text("TLP:AMBER+STRICT"));
        assertComesBack(red);
    }

    @Test
    void timesComeBackAsExactlyAsTheyAreKnown() {
        for (var time : List.of("2024-04-23", "2024-04-23T00", "2024-04-23T23", "2019-04-30T23:59:00+09:00",
                "1989-01-07"))
            assertComesBack(TestForms
                    .report("""
                    {"report-datetime": "TIME", "known-datetime": "TIME", "occurred-datetime": {"datetime": "TIME", "basis_ja": "推測（ログ（一部）より）"},
                     "timeline": [{"datetime": "TIME", "status": "x"}, {"datetime": "TIME", "basis_ja": "頃", "status": "y"}]}"""
                            .replace("TIME", time)));
    }

    @Test
    void aTimeOfAnotherYearKeepsItsYear() {
        assertComesBack(TestForms
                .report("""
                {"report-datetime": "2025-01-03T10:00:00+09:00", "timeline": [{"datetime": "2023-12-31T23:50:00+09:00", "status": "a"},
                 {"datetime": "2024-12-31T23:50:00+09:00", "status": "b"}, {"datetime": "早朝", "status": "c"}, {"datetime": null, "status": "d"}]}"""));
    }

    @Test
    void textsThatLookLikeFormulasOrEscapesStayTexts() throws IOException {
        for (var text : List.of("=1+1", "=cmd|'/C calc'!A0", "+81-3-0000-0000", "-", "@SUM(A1)", "_x0041_", "a_x000D_b",
                "x_x005F_y", "\u0007あ",
                "'引用", "<b>&amp;</b>", "髙﨑①㈱🙂～−", "□ 有 ■ 無", "a\nb\n\nc", "0123", "１２", "1E5"))
            for (var field : List.of("operator", "event-summary", "lessons", "tlp-remarks", "sender-phone")) {
                var content = TestForms
                        .report("{\"" + field + "\": " + JsonMapper.shared().writeValueAsString(text) + "}");
                var written = XLSX.write(content, Occasion.REAL);
                ReportFormXlsxReadTest.assertSame(ReportFormXlsxReadTest.reading(written).content(), content);
                try (var book = new XSSFWorkbook(new ByteArrayInputStream(written))) {
                    for (var row : book.getSheetAt(0))
                        for (var cell : row) assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }
    }

    @Test
    void longTextsAndManyRowsComeBackWhole() throws IOException {
        var rows = new ArrayList<String>();
        for (var i = 0; i < 200; i++)
            rows.add("{\"datetime\": \"2026-11-%02dT%02d:00:00+09:00\", \"status\": \"%s\"}".formatted(i / 24 + 1,
                    i % 24, "対応".repeat(i)));
        var content = TestForms
                .report("{\"report-datetime\": \"2026-11-20T10:00:00+09:00\", \"timeline\": [" + String.join(",", rows)
                        + "]}")
                .with(ReportField.EVENT_SUMMARY, new FieldValue.Text(("長い文を書く。".repeat(40) + "\n").repeat(70)))
                .with(ReportField.LESSONS, new FieldValue.Text("あ".repeat(20_000)))
                .with(ReportField.SENDER_PERSON, new FieldValue.Text("い".repeat(20_000)));
        assertComesBack(content);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(XLSX.write(content, Occasion.REAL)))) {
            for (var row : book.getSheetAt(0)) assertThat(row.getHeightInPoints()).isLessThan(410);
        }
    }

    @Test
    void aDrillSaysSoOnThePaper() {
        var reading = ReportFormXlsxReadTest.reading(XLSX.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.DRILL));
        assertThat(reading.occasion()).isEqualTo(Occasion.DRILL);
        assertThat(reading.content()).isEqualTo(ReportFormXlsxReadTest.EXAMPLE);
    }

    @Test
    void theMarkingStandsAtHeadAndFootOfThePrintedPage() throws IOException {
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(XLSX.write(ReportFormXlsxReadTest.EXAMPLE, Occasion.DRILL)))) {
            assertThat(book.getSheetAt(0).getHeader().getRight()).isEqualTo("TLP:GREEN");
            assertThat(book.getSheetAt(0).getFooter().getRight()).isEqualTo("TLP:GREEN");
            assertThat(book.getSheetAt(0).getHeader().getLeft()).isEqualTo("【訓練】");
        }
    }

    @Test
    void whatCouldNotBeReadIsWrittenAsItStood() {
        assertComesBack(TestForms.report("""
                {"known-datetime": "令和７年２月３０日", "occurred-datetime": {"datetime": "先週の夜"}, "publication": {"text": "近く公表"},
                 "timeline": [{"datetime": "令和７年２月３０日", "status": "x"}]}""").with(ReportField.SECTOR,
                new FieldValue.Written("宇宙")));
    }

    private static List<String> texts(byte[] workbook) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var texts = new ArrayList<String>();
            for (var row : book.getSheetAt(0))
                for (var cell : row) if (!cell.toString().isEmpty()) texts.add(cell.toString());
            return texts;
        }
    }
}
