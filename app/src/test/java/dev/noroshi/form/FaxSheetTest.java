package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A sheet to be faxed is one page whatever stands on it, and says at head and foot how far it may go.
class FaxSheetTest {

    private static final String WHERE = "https://noroshi.example.jp/advisories/7 にサインインして読んでください。";
    private static final String LONG = "制御装置の遠隔保守に使う製品に、認証を経ずに操作される欠陥が見つかりました。".repeat(60);

    private static FaxSheet sheet(Tlp tlp, Occasion occasion, String to, @Nullable String title,
            List<FaxSheet.Part> parts) {
        return new FaxSheet(tlp, occasion, "情報提供", "警報", "T58", "確認して回答する", to, "03-0000-0127",
                "電力セプター事務局", "03-0000-0100", "03-0000-0101", "2026年11月21日（令和8年） 14時32分",
                "2026年11月21日（令和8年） 18時32分", title, parts, "内容は紙に載せません。", WHERE, "a3f0-91c2");
    }

    private static FaxSheet sheet(String text) {
        return sheet(Tlp.GREEN, Occasion.REAL, "北浜電力株式会社　保安部", "遠隔保守製品の欠陥",
                List.of(new FaxSheet.Part("概要", text), new FaxSheet.Part("対応方針", "更新してください。")));
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.setSortByPosition(true);
                pages.add(stripper.getText(document).replaceAll("[\\s　]", ""));
            }
            return pages;
        }
    }

    @Test
    void theMarkingStandsAtHeadAndFootWithThePageAndTheSlip() throws IOException {
        var pages = pages(new FaxSheetsPdf().write(List.of(sheet("概要です。"))));
        assertThat(pages).hasSize(1);
        var page = pages.getFirst();
        assertThat(page.split("TLP:GREEN", -1)).as("head and foot").hasSize(3);
        assertThat(page).contains("1／1", "T58", "【警報】", "北浜電力株式会社", "概要です。", "更新してください。", "返信票", "受け取った人", "受け取った日時",
                "署名又は印", "返信先FAX", "03-0000-0101", "a3f0-91c2").doesNotContain("続きは");
        assertThat(page.indexOf("TLP:GREEN")).isLessThan(page.indexOf("北浜電力"));
        assertThat(page.lastIndexOf("TLP:GREEN")).isGreaterThan(page.indexOf("返信票"));
    }

    @Test
    void aTextThatIsTooLongEndsWithWhereToReadOnAndTheSlipStaysOnThePage() throws IOException {
        for (var text : List.of(LONG, "一行。\n".repeat(300), "Wm".repeat(2000), "a ".repeat(2000), "「」、。".repeat(500),
                "file.example.jp/".repeat(300))) {
            var pages = pages(new FaxSheetsPdf().write(List.of(sheet(text))));
            assertThat(pages).as(text.substring(0, 8)).hasSize(1);
            assertThat(pages.getFirst()).contains("…", "続きはhttps://noroshi.example.jp/advisories/7", "返信先FAX",
                    "a3f0-91c2").doesNotContain("更新してください。");
        }
    }

    @Test
    void longNamesAreCutAndNeverPushTheSlipAway() throws IOException {
        var sheet = sheet(Tlp.GREEN, Occasion.DRILL, "とても長い名前の独立行政法人".repeat(20), "長い件名".repeat(80),
                List.of(new FaxSheet.Part("概要", LONG)));
        var pages = pages(new FaxSheetsPdf().write(List.of(sheet)));
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst()).contains("訓練", "続きは", "返信先FAX");
    }

    @Test
    void whatTheMarkingKeepsOffTheSheetIsNotThere() throws IOException {
        var page = pages(new FaxSheetsPdf().write(List.of(
                sheet(Tlp.AMBER, Occasion.REAL, "北浜電力株式会社", null, List.of())))).getFirst();
        assertThat(page).contains("TLP:AMBER", "内容は紙に載せません。", "advisories/7").doesNotContain("件名", "■");
    }

    @Test
    void everyAddresseeHasASheetWithItsOwnMarking() throws IOException {
        var sheets = new ArrayList<FaxSheet>();
        for (var n = 1; n <= 12; n++)
            sheets.add(sheet(n % 2 == 0 ? Tlp.AMBER : Tlp.GREEN, Occasion.REAL, "宛先" + n + "番", null, List.of()));
        var pages = pages(new FaxSheetsPdf().write(sheets));
        assertThat(pages).hasSize(12);
        for (var n = 1; n <= 12; n++) {
            assertThat(pages.get(n - 1)).contains("宛先" + n + "番", "1／1");
            assertThat(pages.get(n - 1).split(n % 2 == 0 ? "TLP:AMBER" : "TLP:GREEN", -1)).hasSize(3);
            assertThat(pages.get(n - 1)).doesNotContain(n % 2 == 0 ? "TLP:GREEN" : "TLP:AMBER");
        }
    }

    @Test
    void itIsA4AndHasNoColour() throws IOException {
        var pdf = new FaxSheetsPdf().write(List.of(sheet(LONG)));
        Files.write(Files.createDirectories(Path.of("target")).resolve("fax-sheet.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isCloseTo(PDRectangle.A4.getWidth(), org.assertj.core.data.Offset.offset(1f));
            var image = new PDFRenderer(document).renderImageWithDPI(0, 60);
            for (var y = 0; y < image.getHeight(); y++)
                for (var x = 0; x < image.getWidth(); x++) {
                    var dot = image.getRGB(x, y);
                    assertThat((dot >> 16 & 255) == (dot & 255) && (dot >> 8 & 255) == (dot & 255))
                            .as("dot %d,%d", x, y).isTrue();
                }
        }
    }
}
