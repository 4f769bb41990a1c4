package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.util.Optional;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// How a filled form comes out of a printer: A4, as wide as the page, the marking at head and foot.
final class SheetPaper {

    private SheetPaper() {}

    static void set(XSSFSheet sheet, Optional<Tlp> tlp, Occasion occasion) {
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        var mark = tlp.map(Tlp::label).orElse("");
        sheet.getHeader().setLeft(occasion.isDrill() ? "【訓練】" : "");
        sheet.getHeader().setRight(mark);
        sheet.getFooter().setCenter("&P／&N");
        sheet.getFooter().setRight(mark);
    }
}
