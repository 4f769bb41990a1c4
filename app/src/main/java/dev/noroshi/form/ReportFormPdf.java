package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The report form as a printable A4 page (tagged PDF), laid out like the paper, with the marking at the head and foot of
/// every page. Safe to share between threads.
public final class ReportFormPdf {

    private final FormDefinition form;

    public ReportFormPdf(FormDefinition form) {
        this.form = form;
    }

    /// The PDF. Whatever stands in the content is printed as text; a character the typeface lacks becomes 〓.
    public byte[] write(FormContent content, Occasion occasion) {
        return new Page(form, content, occasion).print();
    }

    /// One printing of one content.
    private static final class Page {
        private final FormDefinition form;
        private final FormContent content;
        private final PaperFields fields;
        private final Paper paper;

        Page(FormDefinition form, FormContent filled, Occasion occasion) {
            this.form = form;
            this.content = MarkedParts.onPaper(form, filled);
            this.fields = new PaperFields(form, content);
            var number = content.text(ReportField.IDENTIFICATION_NUMBER).orElse("");
            this.paper = new Paper(form.titleJa(), number, content.tlp(), occasion);
        }

        byte[] print() {
            var layout = new PaperLayout(form, fields, paper);
            layout.importanceAndDirection(ReportField.IMPORTANCE);
            layout.title(ReportField.REPORT_NUMBER);
            head(layout);
            layout.notes(List.of("note-1"));
            boxes(layout, ReportField.EVENT_TYPE, List.of("note-2", "note-3"));
            boxes(layout, ReportField.CAUSE, List.of());
            content(layout);
            layout.notes(List.of("note-4", "note-5"));
            return paper.pdf();
        }

        private void head(PaperLayout layout) {
            layout.openForm(18, 82);
            var number = form.field(ReportField.IDENTIFICATION_NUMBER);
            layout.row(number.labelJa(), 1, () -> {
                if (fields.text(number.id()).isEmpty())
                    paper.element("span", number.guidanceJa().getFirst(), "class", "small");
                else
                    paper.written(fields.text(number.id()));
            });
            layout.row(form.field(ReportField.REPORT_DATETIME).labelJa(), 1,
                    () -> paper.written(fields.text(ReportField.REPORT_DATETIME)));
            var sender = form.sections().stream().filter(s -> s.id().equals("sender")).findFirst().orElseThrow();
            layout.row(String.valueOf(sender.labelJa()), 1, () -> layout.pairs(List.of(
                    List.of(ReportField.SENDER_MINISTRY, ReportField.SENDER_PERSON),
                    List.of(ReportField.SENDER_DEPARTMENT),
                    List.of(ReportField.SENDER_PHONE, ReportField.SENDER_FAX), List.of(ReportField.SENDER_MAIL))));
            layout.row(form.field(ReportField.TLP).labelJa(), 1,
                    () -> layout.scope(ReportField.TLP, ReportField.TLP_REMARKS));
            paper.close();
        }

        /// ① and ②: one row for each option, grouped as on the paper, its box at the right.
        private void boxes(PaperLayout layout, FieldId id, List<String> notes) {
            var field = form.field(id);
            var section = form.sections().stream().filter(s -> s.fields().contains(field)).findFirst().orElseThrow();
            paper.open("div", "class", "dense").element("h2", field.labelJa() + (fields.isUnknown(id) ? "　■ 不明" : ""));
            layout.openForm(22, 51, 27);
            paper.open("tr");
            for (var label : section.columnLabelsJa()) paper.element("th", label, "scope", "col", "class", "group");
            paper.close();
            @Nullable
            String group = null;
            for (var option : field.options()) {
                paper.open("tr");
                if (option.groupJa() != null && !option.groupJa().equals(group)) {
                    var size = field.options().stream().filter(other -> option.groupJa().equals(other.groupJa()))
                            .count();
                    paper.element("th", option.groupJa() + (option.groupJa().equals("上記につながる事象") ? "(※３)" : ""),
                            "scope", "rowgroup",
                            "rowspan", Long.toString(size));
                    group = option.groupJa();
                }
                paper.open("td").text(option.labelJa());
                if (option.detailJa() != null) paper.element("span", option.detailJa(), "class", "small");
                paper.close();
                paper.element("td", PaperFields.box(fields.isMarked(id, option.code())), "class", "check");
                paper.close();
            }
            paper.close().close();
            layout.notes(notes);
        }

        /// ◆情報連絡の内容: ③ to ⑨.
        private void content(PaperLayout layout) {
            var section = form.sections().stream().filter(s -> s.id().equals("content")).findFirst().orElseThrow();
            paper.open("div", "class", "second-page").open("table", "class", "line").open("tr");
            paper.open("td").element("h2", String.valueOf(section.labelJa())).close();
            paper.open("td", "class", "end");
            layout.options(ReportField.ATTACHMENT, "別紙有無*：");
            paper.close().close().close();
            layout.openForm(20, 23, 57);
            paper.open("tr").element("th", section.columnLabelsJa().getFirst(), "scope", "col", "class", "group")
                    .element("th", section.columnLabelsJa().getLast(), "scope", "col", "class", "group", "colspan", "2")
                    .close();
            for (var id : List.of(ReportField.SECTOR, ReportField.OPERATOR))
                layout.row(form.field(id).labelJa(), 2, () -> paper.written(fields.text(id)));
            group(layout, "overview",
                    List.of(wide(layout, () -> times(layout)), labelled(layout, ReportField.AFFECTED_SYSTEM),
                            labelled(layout, ReportField.EVENT_SUMMARY)));
            group(layout, "service-impact", List.of(asked(layout, ReportField.SYSTEM_STATUS),
                    asked(layout, ReportField.SERVICE_LEVEL_DEVIATION), asked(layout, ReportField.SPREAD_POSSIBILITY)));
            course(layout);
            group(layout, "next-steps", List.of(wide(layout, () -> layout.optionLines(ReportField.NEXT_STEPS))));
            layout.row("⑨その他\n　" + form.field(ReportField.LESSONS).labelJa(), 2,
                    () -> paper.written(fields.text(ReportField.LESSONS)));
            paper.close().close();
        }

        private static Runnable wide(PaperLayout layout, Runnable value) {
            return layout.over(2, value);
        }

        private static Runnable labelled(PaperLayout layout, FieldId id) {
            return wide(layout, () -> layout.labelled(id));
        }

        private static Runnable asked(PaperLayout layout, FieldId id) {
            return wide(layout, () -> layout.asked(id));
        }

        private void group(PaperLayout layout, String section, List<Runnable> lines) {
            var label = form.sections().stream().filter(s -> s.id().equals(section)).findFirst().orElseThrow()
                    .labelJa();
            layout.group(String.valueOf(label), lines);
        }

        private void times(PaperLayout layout) {
            layout.labelled(ReportField.KNOWN_DATETIME);
            layout.labelled(ReportField.OCCURRED_DATETIME, "（発生日時）");
        }

        private void course(PaperLayout layout) {
            var lines = new ArrayList<>(layout.timeline(ReportField.TIMELINE));
            lines.add(labelled(layout, ReportField.SUPPLEMENT));
            lines.add(wide(layout, () -> {
                paper.element("div", "対外的な対応状況");
                layout.asked(ReportField.PUBLICATION);
                content.get(ReportField.PUBLICATION).ifPresent(value -> {
                    if (value instanceof FieldValue.ChoiceWithText(var _, var text) && text != null)
                        paper.written(text);
                    if (value instanceof FieldValue.Written(var text)) paper.written(text);
                });
                layout.labelled(ReportField.OTHER_CONTACTS);
            }));
            group(layout, "progress", lines);
        }
    }
}
