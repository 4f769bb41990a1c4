package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import java.util.List;
import java.util.function.UnaryOperator;

/// The advisory form as a printable A4 page (tagged PDF), laid out like the paper, with the marking at the head and foot
/// of every page. Safe to share between threads.
public final class AdvisoryFormPdf {

    private final FormDefinition form;
    private final String centre;

    /// With the centre's name as the form of 2019 prints it.
    public AdvisoryFormPdf(FormDefinition form) {
        this(form, "内閣サイバーセキュリティセンター");
    }

    /// @param centre the name the centre bore on the day of the advisory (国家サイバー統括室 since 2025-07-01)
    public AdvisoryFormPdf(FormDefinition form, String centre) {
        this.form = form;
        this.centre = centre;
    }

    /// The PDF. Whatever stands in the content is printed as text; a character the typeface lacks becomes 〓.
    ///
    /// @param nameOf the printed name of a ministry's or sector's code
    public byte[] write(FormContent content, Occasion occasion, UnaryOperator<String> nameOf) {
        var fields = new PaperFields(form, content);
        var number = content.text(AdvisoryField.IDENTIFICATION_NUMBER).orElse("");
        var paper = new Paper(form.titleJa(), number, content.tlp(), occasion);
        var layout = new PaperLayout(form, fields, paper);
        layout.importanceAndDirection(AdvisoryField.IMPORTANCE);
        layout.title(AdvisoryField.REPORT_NUMBER);
        head(layout, paper, fields, nameOf);
        content(layout, paper, fields);
        enquiries(layout, paper);
        return paper.pdf();
    }

    private void head(PaperLayout layout, Paper paper, PaperFields fields, UnaryOperator<String> nameOf) {
        layout.openForm(22, 78);
        for (var id : List.of(AdvisoryField.IDENTIFICATION_NUMBER, AdvisoryField.ADVISORY_DATETIME))
            layout.row(form.field(id).labelJa(), 1, () -> paper.written(fields.text(id)));
        layout.row(form.field(AdvisoryField.RECIPIENTS).labelJa(), 1, () -> paper.written(fields.recipients(nameOf)));
        layout.row(form.field(AdvisoryField.TLP).labelJa(), 1,
                () -> layout.scope(AdvisoryField.TLP, AdvisoryField.TLP_REMARKS));
        paper.close();
    }

    private void content(PaperLayout layout, Paper paper, PaperFields fields) {
        var section = form.sections().stream().filter(s -> s.id().equals("content")).findFirst().orElseThrow();
        paper.open("table", "class", "line").open("tr").open("td").element("h2", String.valueOf(section.labelJa()))
                .close();
        paper.open("td", "class", "end");
        layout.options(AdvisoryField.ATTACHMENT, "別紙有無*：");
        paper.close().close().close();
        layout.openForm(22, 78);
        paper.open("tr");
        for (var label : section.columnLabelsJa()) paper.element("th", label, "scope", "col", "class", "group");
        paper.close();
        layout.group("脅威等の内容",
                List.of(() -> layout.labelled(AdvisoryField.OVERVIEW), () -> layout.labelled(AdvisoryField.TARGET)));
        for (var id : List.of(AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER))
            layout.row(form.field(id).labelJa(), 1, () -> paper.written(fields.text(id)));
        paper.close();
    }

    private void enquiries(PaperLayout layout, Paper paper) {
        var section = form.sections().stream().filter(s -> s.id().equals("enquiries")).findFirst().orElseThrow();
        paper.element("h2", String.valueOf(section.labelJa()));
        layout.openForm(22, 78);
        layout.row(centre, 1, () -> layout.pairs(List.of(List.of(AdvisoryField.CONTACT_PERSON),
                List.of(AdvisoryField.CONTACT_PHONE, AdvisoryField.CONTACT_FAX), List.of(AdvisoryField.CONTACT_MAIL))));
        paper.close();
    }
}
