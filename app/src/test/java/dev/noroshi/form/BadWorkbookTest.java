package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadWorkbookTest {

    private static final ReportFormXlsx XLSX = new ReportFormXlsx(TestForms.REPORT);
    private static final String SHEET = "シート「情報連絡様式」 ";

    private static Problem refusal(byte[] file) {
        return ((FileReading.Refused) XLSX.read(file, TestForms.NOW)).problem();
    }

    private static Sketch example() {
        return Sketch.of(TestForms.sample("report-form-example.xlsx"));
    }

    private static Reading reading(Sketch form) {
        return ReportFormXlsxReadTest.reading(form.save());
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        assertThat(refusal(new byte[0]).code()).isEqualTo("not-a-workbook");
        assertThat(refusal("令和7年4月18日,電力".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("not-a-workbook");
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)).code()).isEqualTo("not-a-workbook");
        assertThat(refusal(zip("word/document.xml", "<w/>".getBytes(StandardCharsets.US_ASCII))).code())
                .isEqualTo("not-a-workbook");
    }

    @Test
    void aDamagedWorkbookIsRefused() {
        var whole = TestForms.sample("report-form-example.xlsx");
        for (var length = 4; length < whole.length; length += 997)
            assertThat(XLSX.read(Arrays.copyOf(whole, length), TestForms.NOW)).isInstanceOf(FileReading.Refused.class);
    }

    @Test
    void aWorkbookWithAnyByteSpoiltIsReadOrRefusedButNeverBreaksTheProgram() {
        var whole = TestForms.sample("report-form-example.xlsx");
        for (var at = 0; at < whole.length; at += 131) {
            var spoilt = whole.clone();
            spoilt[at] ^= 0x55;
            assertThat(XLSX.read(spoilt, TestForms.NOW)).isNotNull();
        }
    }

    @Test
    void anOldWorkbookIsRefusedWithWhatToDo() throws IOException {
        try (var book = new HSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            book.createSheet("様式").createRow(0).createCell(0).setCellValue("情報連絡様式");
            book.write(out);
            assertThat(refusal(out.toByteArray()).code()).isEqualTo("old-workbook");
        }
    }

    @Test
    void aWorkbookUnderAPasswordIsRefusedWithWhatToDo() throws Exception {
        try (var container = new POIFSFileSystem(); var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(TestForms.sample("report-form-example.xlsx"));
            }
            container.writeFilesystem(out);
            assertThat(refusal(out.toByteArray()).code()).isEqualTo("encrypted-workbook");
        }
    }

    @Test
    void aWorkbookWithMacrosIsRefused() throws IOException {
        var withProgram = with(TestForms.sample("report-form-example.xlsx"), "xl/vbaProject.bin", new byte[]{1});
        assertThat(refusal(withProgram).code()).isEqualTo("workbook-with-macros");
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                org.apache.poi.xssf.usermodel.XSSFWorkbookType.XLSM);
                var out = new ByteArrayOutputStream()) {
            book.createSheet("様式");
            book.write(out);
            assertThat(refusal(out.toByteArray()).code()).isEqualTo("workbook-with-macros");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/media/image1.png", "xl/sharedStrings.xml"})
    void aBombOf200MegabytesIsRefusedAtOnceAndWithoutMemory(String part) throws IOException {
        var bomb = bomb(part, 200 << 20);
        assertThat(bomb.length).isLessThan(1 << 20);
        XLSX.read(zip("x", new byte[1 << 20]), TestForms.NOW);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var allocated = thread.getCurrentThreadAllocatedBytes();
        // of the processor: the machine may be busy with other things
        var started = thread.getCurrentThreadCpuTime();
        var problem = refusal(bomb);
        var millis = (thread.getCurrentThreadCpuTime() - started) / 1_000_000;
        var bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
        assertThat(problem).isEqualTo(Problem.of("", "workbook-too-large", "30"));
        assertThat(millis).as("milliseconds").isLessThan(1_000);
        assertThat(bytes).as("bytes allocated").isLessThan(4 << 20);
    }

    private static byte[] bomb(String part, int size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(
                    "<Types ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                            .getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry(part));
            var block = new byte[1 << 20];
            for (var written = 0; written < size; written += block.length) zip.write(block);
        }
        return out.toByteArray();
    }

    @Test
    void manySmallPartsAreABombToo() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var i = 0; i < 2_500; i++) zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + i + ".xml"));
        }
        assertThat(refusal(out.toByteArray()).code()).isEqualTo("workbook-too-large");
    }

    @Test
    void aSheetOfAHundredThousandCellsIsTooMuch() {
        var form = example();
        for (var row = 0; row < 1_000; row++)
            for (var column = 10; column < 40; column++) form.cells.add(new Sketch.Cell("情報連絡様式", row, column, "x"));
        assertThat(refusal(form.save()).code()).isEqualTo("workbook-too-large");
    }

    @Test
    void anotherPaperIsRefused() {
        var letter = example();
        letter.cells.removeIf(cell -> cell.row > 8);
        assertThat(refusal(letter.save()).code()).isEqualTo("not-the-form");
    }

    @Test
    void anEntityInTheXmlIsNotFollowed() throws IOException {
        var evil = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>""";
        var file = with(TestForms.sample("report-form-example.xlsx"), "xl/worksheets/sheet1.xml",
                evil.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(file).code()).isIn("damaged-workbook", "not-the-form");
    }

    @Test
    void everyFaultOfAFormIsNamedWithItsPlaceAndEverythingElseIsRead() {
        var form = example().set("E18", "■").set("B12", "□ Green=重要インフラ関係主体限り").set("B49", "宇宙").set("C51", "令和７年２月３０日")
                .set("B59", "令和７年２月３０日　1時").set("C54", "調整中");
        var reading = reading(form);
        assertThat(reading.problems()).containsExactlyInAnyOrder(
                Problem.of("event-type", "choose-only-one", "予兆・ヒヤリハット、情報の破壊").at(SHEET + "E18・E20"),
                Problem.of("tlp", "choose-one").at(SHEET + "A10"),
                Problem.of("sector", "no-such-sector", "宇宙").at(SHEET + "B49"),
                Problem.of("known-datetime", "no-such-day", "令和７年２月３０日").at(SHEET + "C51"),
                Problem.of("system-status", "no-such-option", "調整中").at(SHEET + "C54"),
                Problem.of("timeline[1].datetime", "no-such-day", "令和７年２月３０日　1時").at(SHEET + "B59"));
        var expected = ReportFormXlsxReadTest.EXAMPLE.without(ReportField.EVENT_TYPE).without(ReportField.TLP)
                .with(ReportField.SECTOR, new FieldValue.Written("宇宙"))
                .with(ReportField.KNOWN_DATETIME, new FieldValue.Written("令和７年２月３０日"))
                .with(ReportField.SYSTEM_STATUS, new FieldValue.Written("調整中"));
        assertThat(reading.content().changedFields(expected)).containsExactly(ReportField.TIMELINE);
    }

    @Test
    void twoScopesMarkedAreNamedAndNoneIsTaken() {
        var reading = reading(example().set("B10", "■ Red = 宛先限り"));
        assertThat(reading.content().tlp()).isEmpty();
        assertThat(reading.problems()).containsExactly(
                Problem.of("tlp", "choose-only-one", "Red = 宛先限り、Green=重要インフラ関係主体限り").at(SHEET + "B10・B12"));
    }

    @Test
    void timesOutOfOrderAreNamedWithTheirPlace() {
        var reading = reading(example().set("D51", "（発生日時：令和元年10月16日 0時0分）"));
        assertThat(reading.problems()).extracting(Problem::field, Problem::code, Problem::place).containsExactly(
                tuple("occurred-datetime", "after-report", SHEET + "D51"),
                tuple("occurred-datetime", "after-known", SHEET + "D51"));
    }

    @Test
    void aFormulaIsTakenAsItsTextAndNeverCalculated() {
        var reading = reading(example().set("B50", new Sketch.Formula("HYPERLINK(\"http://203.0.113.5/\",\"○○株式会社\")"))
                .set("C62", new Sketch.Formula("1+1")).set("B49", new Sketch.Formula("\"電力\"")));
        assertThat(reading.content().text(ReportField.OPERATOR))
                .contains("=HYPERLINK(\"http://203.0.113.5/\",\"○○株式会社\")");
        assertThat(reading.content().get(ReportField.SECTOR)).contains(new FieldValue.Written("=\"電力\""));
        assertThat(reading.problems()).extracting(Problem::code).contains("no-such-sector");
    }

    @Test
    void whatFindsNoFieldIsHandedBackAndNotThrownAway() {
        var reading = reading(example().put("H3", "至急ご確認ください").put("A80", "作成：佐伯").set("A3", "（第1報*）"));
        assertThat(reading.unread()).contains(new Reading.Unread(SHEET + "A80", "作成：佐伯"),
                new Reading.Unread(SHEET + "H3", "至急ご確認ください"));
    }

    @Test
    void aHeadRepeatedOnTheSecondSheetSaysItOnce() {
        var form = example().split(47, "2枚目").put("B4", "R127-2").set("A3", "（第2報*）");
        form.cells.add(new Sketch.Cell("2枚目", 90, 0, "識別番号*"));
        form.cells.add(new Sketch.Cell("2枚目", 90, 1, "Ｒ１２７－２"));
        var reading = reading(form);
        assertThat(reading.content().text(ReportField.IDENTIFICATION_NUMBER)).contains("R127-2");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void twoPlacesThatSayDifferentThingsAreNamedAndNeitherIsLost() {
        var form = example().split(47, "2枚目").put("B4", "R127-2");
        form.cells.add(new Sketch.Cell("2枚目", 90, 0, "識別番号*"));
        form.cells.add(new Sketch.Cell("2枚目", 90, 1, "R128"));
        var reading = reading(form);
        assertThat(reading.problems())
                .containsExactly(Problem.of("identification-number", "written-twice", "R127-2／R128").at(SHEET + "B4"));
        assertThat(reading.unread()).containsExactly(new Reading.Unread("シート「2枚目」 B91", "R128"));
    }

    @Test
    void aTextThatIsTooLongIsNamed() {
        var reading = reading(example().set("C53", "あ".repeat(20_001)));
        assertThat(reading.problems())
                .containsExactly(Problem.of("event-summary", "too-long", "20000", "20001").at(SHEET + "C53"));
    }

    @Test
    void aPaperThatBearsTheDrillMarkIsADrill() {
        assertThat(reading(example()).occasion()).isEqualTo(Occasion.REAL);
        assertThat(reading(example().put("H1", "【訓練】")).occasion()).isEqualTo(Occasion.DRILL);
        assertThat(reading(example().set("A2", "訓練　情報連絡様式")).occasion()).isEqualTo(Occasion.DRILL);
    }

    private static byte[] zip(String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }

    /// The same workbook with a part put in or replaced.
    private static byte[] with(byte[] workbook, String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook)); var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry())
                if (!entry.getName().equals(part)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(to);
                }
            to.putNextEntry(new ZipEntry(part));
            to.write(content);
        }
        return out.toByteArray();
    }
}
