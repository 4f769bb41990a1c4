package dev.noroshi.form;

import java.util.List;
import java.util.stream.Collectors;

/// Sheets to be faxed: one page of A4 for each addressee, black on white, the marking at the head and foot, page 1／1, and a
/// slip to be sent back (返信票). Many sheets make one file. Safe to share between threads.
///
/// Everything is measured before it is printed, so that a sheet never grows a second page: what is too long ends with where to
/// read on.
public final class FaxSheetsPdf {

    private static final String NAME = "ファクス送信票";
    /// The width of the paper between its margins, and of the wider columns, less the padding of a cell (points).
    private static final float FULL = 498;
    private static final float BESIDE_LABEL = 400;
    private static final float HALF = 148;
    private static final float SIZE = 10.5f;
    private static final float SMALL = 9f;
    /// So many lines of text leave room for the slip.
    private static final int LINES = 24;

    /// The file.
    ///
    /// @param sheets one at least
    public byte[] write(List<FaxSheet> sheets) {
        if (sheets.isEmpty()) throw new IllegalArgumentException("A file of no sheets is no file");
        var paper = new Paper(NAME);
        sheets.forEach(sheet -> sheet(paper, sheet));
        return paper.pdf();
    }

    private static void sheet(Paper paper, FaxSheet sheet) {
        paper.open("div", "class", "sheet");
        paper.sheetBands(NAME + (sheet.number().isEmpty() ? "" : "　" + sheet.number()), sheet.tlp(),
                sheet.occasion());
        paper.element("h1", line(sheet.heading(), 380, 15), "class", "heading");
        parties(paper, sheet);
        facts(paper, sheet);
        text(paper, sheet);
        slip(paper, sheet);
        paper.close();
    }

    private static void parties(Paper paper, FaxSheet sheet) {
        paper.open("table", "class", "form").open("colgroup");
        for (var percent : new int[]{14, 36, 14, 36})
            paper.open("col", "style", "width: " + percent + "%").close();
        paper.close();
        row(paper, "宛先", sheet.to(), "発信元", sheet.from());
        row(paper, "FAX", sheet.toFax(), "電話", sheet.fromPhone());
        row(paper, "送達日時", sheet.sentAt(), "確認の期限", sheet.dueAt());
        paper.close();
    }

    private static void row(Paper paper, String label, String value, String second, String other) {
        paper.open("tr");
        cell(paper, label, value);
        cell(paper, second, other);
        paper.close();
    }

    private static void cell(Paper paper, String label, String value) {
        paper.element("th", label, "scope", "row").element("td", PaperFit.clip(value, 2, HALF, SMALL));
    }

    private static void facts(Paper paper, FaxSheet sheet) {
        var importance = sheet.importance();
        var what = (importance == null ? "" : "【" + importance + "】")
                + (sheet.number().isEmpty() ? "" : sheet.number());
        paper.open("table", "class", "form facts").open("colgroup");
        paper.open("col", "style", "width: 14%").close().open("col", "style", "width: 86%").close().close();
        fact(paper, "番号", what.isEmpty() ? "―" : what);
        fact(paper, "お願い", sheet.task());
        var title = sheet.title();
        if (title != null) fact(paper, "件名", title);
        paper.close();
    }

    private static void fact(Paper paper, String label, String value) {
        paper.open("tr").element("th", label, "scope", "row").element("td",
                PaperFit.clip(value, 2, BESIDE_LABEL, SIZE), "class", "strong").close();
    }

    private static void text(Paper paper, FaxSheet sheet) {
        var where = "続きは " + sheet.where();
        var whole = sheet.parts().isEmpty()
                ? sheet.instead() + "\n" + sheet.where()
                : sheet.parts().stream().filter(part -> !part.text().isBlank())
                        .map(part -> "■ " + part.label() + "\n" + part.text().strip())
                        .collect(Collectors.joining("\n"));
        var fitted = PaperFit.fit(whole, LINES, FULL, SIZE, where);
        paper.open("div", "class", "letter");
        paper.element("div", fitted, "class", "written");
        paper.close();
    }

    private static void slip(Paper paper, FaxSheet sheet) {
        paper.open("div", "class", "slip");
        paper.element("p", "返信票", "class", "slip-name");
        paper.element("p", line("受け取ったら、下の欄に書いて、このページを "
                + (sheet.fromFax().isEmpty() ? "発信元のFAX" : "FAX " + sheet.fromFax()) + " へ送り返してください。", FULL, SMALL));
        paper.open("table", "class", "form").open("colgroup");
        for (var percent : new int[]{18, 32, 18, 32})
            paper.open("col", "style", "width: " + percent + "%").close();
        paper.close();
        blank(paper, "受け取った人", "");
        blank(paper, "受け取った日時", "　　　年　　月　　日　　時　　分");
        paper.close();
        paper.open("table", "class", "form").open("colgroup");
        for (var percent : new int[]{18, 32, 18, 32})
            paper.open("col", "style", "width: " + percent + "%").close();
        paper.close();
        paper.open("tr").element("th", "署名又は印", "scope", "row").element("td", "", "class", "blank");
        paper.element("th", "返信先FAX", "scope", "row")
                .element("td", PaperFit.clip(sheet.fromFax(), 1, HALF, SIZE), "class", "blank strong").close();
        paper.close();
        paper.element("p", line("控え：" + String.join("　", sheet.number(), sheet.to(), sheet.mark()), FULL, SMALL),
                "class", "slip-mark");
        paper.close();
    }

    private static void blank(Paper paper, String label, String printed) {
        paper.open("tr").element("th", label, "scope", "row")
                .element("td", printed, "class", "blank", "colspan", "3").close();
    }

    private static String line(String text, float width, float size) {
        return PaperFit.clip(text, 1, width, size);
    }
}
