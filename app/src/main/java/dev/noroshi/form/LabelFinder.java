package dev.noroshi.form;

import dev.noroshi.form.FormLabels.Name;
import dev.noroshi.form.FoundForm.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the labels among the cells of a workbook. Cells that are no more than a label count first; a label with its
/// value in the same cell (省庁名：経済産業省) is believed only where the field has not been found otherwise, so that a
/// sentence that begins like a label stays a sentence.
final class LabelFinder {

    // 第1報, （第　報*）
    private static final Pattern REPORT_NUMBER = Pattern.compile("[(]?第(.{0,12})報[)]?");
    private static final Set<FieldId> SENDER = Set.of(ReportField.SENDER_MINISTRY, ReportField.SENDER_PERSON,
            ReportField.SENDER_DEPARTMENT, ReportField.SENDER_PHONE, ReportField.SENDER_FAX, ReportField.SENDER_MAIL);

    private final FormDefinition form;
    private final FormLabels words;
    private final List<SheetCell> cells;
    private final List<Label> found = new ArrayList<>();

    LabelFinder(FormDefinition form, FormLabels words, List<SheetCell> cells) {
        this.form = form;
        this.words = words;
        this.cells = cells;
    }

    List<Label> find() {
        reportNumber();
        var candidates = cells.stream().flatMap(cell -> candidate(cell).stream()).toList();
        for (var label : candidates) if (label.rest().isEmpty() && !isBesideText(label)) found.add(label);
        for (var label : candidates) if (label.rest().isEmpty() && !isFound(label)) found.add(label);
        for (var label : candidates)
            if (!label.rest().isEmpty() && label.name() instanceof Name.OfField && !isFound(label)
                    && !isBesideText(label))
                found.add(label);
        dropStrayColumns();
        found.sort(Comparator.comparingInt((Label label) -> label.cell().order())
                .thenComparingInt(label -> label.cell().row()).thenComparingInt(label -> label.cell().column()));
        return found;
    }

    private Optional<Label> candidate(SheetCell cell) {
        return words.labelOf(cell.text()).map(label -> new Label(cell, label.name(), switch (label.name()) {
            case Name.OfField(var field) -> field;
            case Name.OfTimeColumn _,Name.OfStatusColumn _ -> ReportField.TIMELINE;
        }, label.rest()));
    }

    private boolean isFound(Label label) {
        return found.stream().anyMatch(other -> other.name().equals(label.name()));
    }

    /// Whether the cell stands where a text is written: right of the label of a text field in the same row. The lines of
    /// the sender stand side by side by themselves.
    private boolean isBesideText(Label label) {
        return found.stream().anyMatch(other -> other.cell().order() == label.cell().order()
                && other.cell().coversRow(label.cell().row()) && other.cell().lastColumn() < label.cell().column()
                && isText(other.field()) && !(SENDER.contains(other.field()) && SENDER.contains(label.field())));
    }

    private boolean isText(FieldId field) {
        return form.field(field).type() == FieldType.TEXT && !field.equals(ReportField.IDENTIFICATION_NUMBER);
    }

    /// 日時 and 対応状況 are everyday words: as headings they stand beside each other, or below ⑦.
    private void dropStrayColumns() {
        var kept = new HashSet<Name>();
        var hasTimeline = found.stream().anyMatch(label -> label.name() instanceof Name.OfField(var field)
                && field.equals(ReportField.TIMELINE));
        found.removeIf(label -> switch (label.name()) {
            case Name.OfField _ -> false;
            case Name.OfTimeColumn _,Name.OfStatusColumn _ ->
                !(hasTimeline || hasOtherColumn(label)) || !kept.add(label.name());
        });
    }

    private boolean hasOtherColumn(Label label) {
        return found.stream()
                .anyMatch(other -> !(other.name() instanceof Name.OfField) && !other.name().equals(label.name())
                        && other.cell().order() == label.cell().order() && other.cell().row() == label.cell().row());
    }

    /// （第　1　報*） in one cell, or its words and its number in several.
    private void reportNumber() {
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var whole = REPORT_NUMBER.matcher(Folded.key(cell.text()));
            if (whole.matches()) {
                found.add(new Label(cell, new Name.OfField(ReportField.REPORT_NUMBER), ReportField.REPORT_NUMBER,
                        whole.group(1)));
                return;
            }
            if (Folded.key(cell.text()).matches("[(]?第")) {
                var row = new StringBuilder();
                for (var other : cells)
                    if (other.order() == cell.order() && other.row() == cell.row() && other.column() >= cell.column())
                        row.append(other.text());
                var split = REPORT_NUMBER.matcher(Folded.key(row.toString()));
                if (split.lookingAt()) {
                    found.add(new Label(cell, new Name.OfField(ReportField.REPORT_NUMBER), ReportField.REPORT_NUMBER,
                            split.group(1)));
                    return;
                }
            }
        }
    }
}
