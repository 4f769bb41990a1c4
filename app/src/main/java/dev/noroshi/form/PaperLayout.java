package dev.noroshi.form;

import java.util.ArrayList;
import java.util.List;

/// The building blocks both printed forms are made of: bordered rows with their label at the left, lines of boxes, the
/// sharing scope, notes.
final class PaperLayout {

    /// A row that may go on over the page: nobody knows how much is written in it.
    private static final String BREAKABLE = "breakable";

    private final FormDefinition form;
    private final PaperFields fields;
    private final Paper paper;

    PaperLayout(FormDefinition form, PaperFields fields, Paper paper) {
        this.form = form;
        this.fields = fields;
        this.paper = paper;
    }

    void importanceAndDirection(FieldId importance) {
        paper.open("table", "class", "line").open("tr").open("td");
        options(importance, "");
        paper.close().element("td", form.directionJa(), "class", "end").close().close();
    }

    void title(FieldId ordinal) {
        paper.element("h1", form.titleJa());
        var number = fields.text(ordinal);
        paper.element("p", "（第" + (number.isEmpty() ? "　　" : " " + number + " ") + "報*）", "class", "ordinal");
        paper.open("table", "class", "line").open("tr").element("td", form.legendJa(), "class", "end small").close()
                .close();
    }

    /// A bordered table whose columns have these shares of the width.
    void openForm(int... percents) {
        paper.open("table", "class", "form").open("colgroup");
        for (var percent : percents) paper.open("col", "style", "width: " + percent + "%").close();
        paper.close();
    }

    /// A row with its label at the left; the value takes the rest of the width.
    void row(String label, int columns, Runnable value) {
        paper.open("tr", "class", BREAKABLE).open("th", "scope", "row", "class", "group");
        for (var line : label.split("\n")) paper.element("div", line);
        paper.close();
        cell(columns, value);
        paper.close();
    }

    private void cell(int columns, Runnable value) {
        paper.open("td", "colspan", Integer.toString(columns));
        value.run();
        paper.close();
    }

    /// A value over so many columns, as a line of a group.
    Runnable over(int columns, Runnable value) {
        return () -> cell(columns, value);
    }

    /// Several rows that share their label at the left; each line opens its own cells.
    void group(String label, List<Runnable> lines) {
        for (var i = 0; i < lines.size(); i++) {
            paper.open("tr", "class", BREAKABLE);
            if (i == 0)
                paper.element("th", label, "scope", "rowgroup", "class", "group", "rowspan",
                        Integer.toString(lines.size()));
            lines.get(i).run();
            paper.close();
        }
    }

    /// Label and text in the same cell, as the paper has them.
    void labelled(FieldId id) {
        labelled(id, form.field(id).labelJa());
    }

    void labelled(FieldId id, String label) {
        paper.element("div", label + "：", "class", "small");
        paper.written(fields.text(id));
    }

    /// Short lines, label and value beside each other, two to a row where the paper has them so.
    void pairs(List<List<FieldId>> lines) {
        paper.open("table", "class", "inner");
        for (var line : lines) {
            paper.open("tr");
            for (var id : line)
                paper.element("td", form.field(id).labelJa() + " ：" + fields.text(id), "colspan",
                        line.size() == 1 ? "2" : "1");
            paper.close();
        }
        paper.close();
    }

    /// A question with its boxes in one line.
    void asked(FieldId id) {
        paper.element("div", form.field(id).labelJa() + "：", "class", "small");
        options(id, "");
    }

    void options(FieldId id, String label) {
        paper.open("div", "class", "options").text(label);
        for (var option : form.field(id).options()) option(id, option.code(), option.labelJa());
        if (fields.isUnknown(id)) paper.element("span", "■ " + PaperFields.UNKNOWN, "class", "option chosen");
        paper.close();
    }

    void optionLines(FieldId id) {
        for (var option : form.field(id).options()) {
            paper.open("div");
            option(id, option.code(), option.labelJa());
            paper.close();
        }
        if (fields.isUnknown(id)) paper.element("div", "■ " + PaperFields.UNKNOWN, "class", "chosen");
    }

    private void option(FieldId id, String code, String label) {
        var marked = fields.isMarked(id, code);
        paper.element("span", PaperFields.box(marked) + " " + label, "class", marked ? "option chosen" : "option")
                .text(" ");
    }

    /// 情報共有範囲: each scope with whom it reaches, and 特記事項.
    void scope(FieldId tlp, FieldId remarks) {
        paper.open("table", "class", "inner").open("colgroup");
        paper.open("col", "style", "width: 40%").close().open("col", "style", "width: 60%").close().close();
        for (var option : form.field(tlp).printedOptions()) {
            var marked = fields.isMarked(tlp, option.code());
            paper.open("tr").element("td", PaperFields.box(marked) + " " + option.labelJa(), "class",
                    marked ? "chosen" : "");
            paper.element("td", option.scopeJa() == null ? "" : option.scopeJa(), "class", "small").close();
        }
        paper.close();
        paper.element("div", form.field(remarks).labelJa() + "：", "class", "small");
        paper.written(fields.text(remarks));
    }

    /// The rows of a course of events: 日時 beside 事象・対応状況等. Blank or unknown, it keeps a line of its own.
    List<Runnable> timeline(FieldId id) {
        var lines = new ArrayList<Runnable>();
        lines.add(() -> paper.element("th", "日時", "scope", "col").element("th", "事象・対応状況等", "scope", "col"));
        for (var row : fields.rows(id)) lines.add(() -> {
            paper.open("td").written(PaperFields.rowTime(row)).close();
            paper.open("td").written(row.status()).close();
        });
        if (fields.rows(id).isEmpty())
            lines.add(() -> paper.open("td").close().open("td").written(fields.text(id)).close());
        return lines;
    }

    void notes(List<String> ids) {
        for (var id : ids) {
            var note = form.notes().get(id);
            if (note != null) paper.element("p", note.textJa(), "class", "note");
        }
    }
}
