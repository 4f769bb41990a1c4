package dev.noroshi.form;

import java.util.List;
import java.util.Optional;

/// Prints a [TablePaper] as tagged A4 PDF: the marking at the head and foot of every page, pages counted, the heads of
/// tables repeated. Safe to share between threads.
public final class TablePaperPdf {

    /// The file.
    public byte[] write(TablePaper content) {
        var paper = new Paper(content.name(), content.number(), Optional.of(content.tlp()), content.occasion());
        paper.element("h1", content.heading(), "class", "plain");
        content.lead().forEach(sentence -> paper.element("p", sentence, "class", "lead"));
        content.tables().forEach(table -> table(paper, table));
        return paper.pdf();
    }

    private static void table(Paper paper, TablePaper.Table table) {
        paper.element("h2", table.heading());
        if (table.rows().isEmpty()) {
            paper.element("p", table.none(), "class", "lead");
            return;
        }
        paper.open("table", "class", "form list").open("colgroup");
        table.columns().forEach(column -> paper.open("col", "style", "width: " + column.percent() + "%").close());
        paper.close().open("thead").open("tr");
        table.columns().forEach(column -> paper.element("th", column.heading(), "scope", "col"));
        paper.close().close().open("tbody");
        table.rows().forEach(row -> row(paper, table.columns(), row));
        paper.close().close();
    }

    private static void row(Paper paper, List<TablePaper.Column> columns, List<String> cells) {
        paper.open("tr");
        for (var i = 0; i < columns.size(); i++) {
            var isFigure = columns.get(i).kind() == TablePaper.Kind.FIGURE;
            paper.element("td", cells.get(i), "class", isFigure ? "figure" : "words");
        }
        paper.close();
    }
}
