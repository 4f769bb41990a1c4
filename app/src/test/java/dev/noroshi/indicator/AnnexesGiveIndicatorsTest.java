package dev.noroshi.indicator;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.SourceCheck;
import dev.noroshi.advisory.Stage;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.source.FileTexts;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// What stands in the files of an advisory becomes indicators as what stands in its text does; what is too long is said.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=indicators-of-files")
class AnnexesGiveIndicatorsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Indicators indicators;
    @Autowired
    SourceCheck check;
    @LocalServerPort
    int port;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    private static String fresh() {
        return "a" + UUID.randomUUID().toString().replace("-", "") + ".top";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(String... cells) throws IOException {
        try (var book = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("IoC");
            for (var n = 0; n < cells.length; n++)
                sheet.createRow(n).createCell(0).setCellValue(cells[n]);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] pdf(String... lines) throws IOException {
        try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                text.newLineAtOffset(50, 700);
                for (var line : lines) {
                    text.showText(line);
                    text.newLineAtOffset(0, -14);
                }
                text.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    /// Issued with a file; a second person lets stand what no program can look through for sources.
    private Advisory.Issued issued(String name, byte[] file) {
        var draft = stage.draft(content(Tlp.AMBER, "別紙に痕跡のある情報提供"));
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, name, file));
        var inReview = done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        for (var finding : check.findings(stage.approver(), inReview))
            done(check.letThrough(stage.approver(), inReview.id(), null, finding.key(), "公表されている一覧のため"));
        done(stage.reviewing.approve(stage.approver(), inReview.id(), null));
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }

    private List<Mention> known(String domain) {
        return indicators.find(stage.ministry(), IndicatorId.of(IndicatorType.DOMAIN, domain)).map(Indicator::known)
                .orElse(List.of()).stream().map(Indicator.Known::mention).toList();
    }

    private String page(Advisory.Issued advisory) {
        return new FrontDoor(program, port).browser("namine.mai").get("/advisories/" + advisory.id()).body();
    }

    @Test
    void theValuesInATableAWorkbookAndAPdfAreIndicatorsOfTheAdvisory() throws IOException {
        var inTable = fresh();
        var inBook = fresh();
        var inPaper = fresh();
        issued("ioc.csv", utf8("type,value\ndomain," + inTable.replace(".", "[.]") + "\nip,45.155.204[.]7\n"));
        issued("ioc.xlsx", workbook("domain", inBook));
        var last = issued("ioc.pdf", pdf("Indicators", inPaper.replace(".", "[.]")));
        assertThat(known(inTable)).extracting(Mention::place).containsExactly("ioc.csv");
        assertThat(known(inBook)).extracting(Mention::place).containsExactly("ioc.xlsx");
        assertThat(known(inPaper)).extracting(Mention::place).containsExactly("ioc.pdf");
        assertThat(page(last)).contains(inPaper).doesNotContain("すべてを読み取っていません");
    }

    @Test
    void aTableOfMoreThanAMillionCharactersIsReadAndNothingIsCutOff() {
        var early = fresh();
        var late = fresh();
        var table = new StringBuilder("value,remark\n").append(early).append(",\n");
        while (table.length() < 1_500_000)
            table.append("-,この行には痕跡がありません\n");
        var advisory = issued("long.csv", utf8(table.append(late).append(",\n").toString()));
        assertThat(known(early)).hasSize(1);
        assertThat(known(late)).hasSize(1);
        assertThat(page(advisory)).doesNotContain("すべてを読み取っていません");
    }

    @Test
    void ofATableThatIsLongerThanWhatIsReadTheBeginningIsReadAndTheAdvisorySaysSo() {
        var early = fresh();
        var late = fresh();
        var table = new StringBuilder(early).append("\n");
        while (table.length() < FileTexts.MOST_CHARACTERS)
            table.append("no sign of anything on this line\n");
        var advisory = issued("huge.csv", utf8(table.append(late).append("\n").toString()));
        assertThat(known(early)).hasSize(1);
        assertThat(known(late)).isEmpty();
        assertThat(page(advisory)).contains("すべてを読み取っていません", "huge.csv", "5,000,000文字");
    }

    @Test
    void aTableWithMoreValuesThanAreTakenIsSaidNotToBeReadToItsEnd() {
        var table = new StringBuilder();
        for (var n = 0; n <= Finder.MOST; n++)
            table.append("v").append(n).append(".").append(UUID.randomUUID()).append(".top\n");
        var advisory = issued("many.csv", utf8(table.toString()));
        assertThat(page(advisory)).contains("すべてを読み取っていません", "many.csv", "20,000個");
    }
}
