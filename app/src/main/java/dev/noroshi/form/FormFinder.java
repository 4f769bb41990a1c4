package dev.noroshi.form;

import dev.noroshi.form.FoundForm.Box;
import dev.noroshi.form.FoundForm.Label;
import dev.noroshi.form.FoundForm.Piece;
import dev.noroshi.form.Marks.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the form in the cells of a workbook: labels first, then what belongs to each. Nothing depends on an address: a
/// value stands right of its label, in the same cell after it, or below it; a mark stands in the row of its option.
final class FormFinder {

    // a sheet that shows how to fill the form in is nobody's report
    private static final Pattern EXAMPLE_SHEET = Pattern.compile("記入例|記載例|見本|ミホン|サンプル|sample|example");
    private static final Set<FieldId> SEVERAL_LINES = Set.of(ReportField.TLP_REMARKS, ReportField.OPERATOR,
            ReportField.AFFECTED_SYSTEM, ReportField.EVENT_SUMMARY, ReportField.TIMELINE, ReportField.SUPPLEMENT,
            ReportField.PUBLICATION, ReportField.OTHER_CONTACTS, ReportField.LESSONS);
    private static final List<FieldId> BOXED = List.of(ReportField.IMPORTANCE, ReportField.TLP, ReportField.EVENT_TYPE,
            ReportField.CAUSE, ReportField.NEXT_STEPS);

    /// Which part of the form the reading has come to: その他 is an event type in one and a cause in the next.
    private enum Part {
        HEAD, EVENTS, CAUSES, CONTENT
    }

    private final FormDefinition form;
    private final FormLabels words;
    private final List<SheetCell> cells;
    private final FoundForm found;
    private final Set<SheetCell> labelCells = new HashSet<>();
    private final List<SheetCell> checks = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private Part part = Part.HEAD;

    /// An option without a mark of its own: one may stand in another cell of the row.
    private record Waiting(FieldId field, String code, SheetCell cell) {}

    private FormFinder(FormDefinition form, FormLabels words, List<SheetCell> cells) {
        this.form = form;
        this.words = words;
        this.cells = cells;
        this.found = new FoundForm(new LabelFinder(form, words, cells).find());
        found.labels().forEach(label -> labelCells.add(label.cell()));
    }

    static FoundForm find(FormDefinition form, FormLabels words, List<SheetCell> cells) {
        var sorted = cells.stream().sorted(Comparator.comparingInt(SheetCell::order).thenComparingInt(SheetCell::row)
                .thenComparingInt(SheetCell::column)).toList();
        var own = sorted.stream().filter(cell -> !EXAMPLE_SHEET.matcher(Folded.key(cell.sheet())).find()).toList();
        var finder = new FormFinder(form, words, own);
        if (finder.found.labels().isEmpty() && own.size() < sorted.size()) finder = new FormFinder(form, words, sorted);
        return finder.run();
    }

    private FoundForm run() {
        for (var cell : cells)
            if (labelCells.contains(cell)) enterPart(cell);
            else sort(cell);
        pairChecks();
        return found;
    }

    private void enterPart(SheetCell cell) {
        for (var label : found.labels()) {
            if (!label.cell().equals(cell)) continue;
            if (label.field().equals(ReportField.EVENT_TYPE)) part = Part.EVENTS;
            else if (label.field().equals(ReportField.CAUSE)) part = Part.CAUSES;
            else if (part == Part.EVENTS || part == Part.CAUSES) part = Part.CONTENT;
        }
    }

    private void sort(SheetCell cell) {
        if (isDrillMark(cell)) {
            found.bearsDrillMark();
            return;
        }
        var owner = ownerOf(cell).orElse(null);
        var isPrinted = words.isPrinted(cell.text());
        if (owner != null && !isBoxed(owner.field())
                && (owner.cell().coversRow(cell.row()) || isCourse(owner.field()))) {
            // a short word of the paper (その他) may well be an answer
            if (isPrinted && (cell.text().length() > 8 || !(isText(owner.field()) || isCourse(owner.field())))) return;
            found.add(owner.field(), new Piece(cell, cell.text(), owner.cell()));
        } else if (takeBoxes(cell) || isPrinted) {
            return;
        } else if (Marks.alone(cell.text()).isPresent()) {
            checks.add(cell);
        } else {
            if (owner == null) found.leaveUnread(cell);
            else found.add(owner.field(), new Piece(cell, cell.text(), owner.cell()));
        }
    }

    private boolean isBoxed(FieldId field) {
        return BOXED.contains(field);
    }

    private static boolean isCourse(FieldId field) {
        return field.equals(ReportField.TIMELINE);
    }

    private boolean isText(FieldId field) {
        return form.field(field).type() == FieldType.TEXT;
    }

    private boolean isDrillMark(SheetCell cell) {
        var key = Folded.key(cell.text()).replaceAll("[()【】\\[\\]]", "");
        return key.equals("訓練") || key.contains("訓練") && key.replace("訓練", "").equals(Folded.key(form.titleJa()));
    }

    /// Whose value the cell is: the label beside it, or the one whose text goes on below. A heading merged down its whole
    /// group (⑦) stands beside everything in it, so a label that begins further down goes before it.
    private Optional<Label> ownerOf(SheetCell cell) {
        var beside = labelBeside(cell);
        if (beside.filter(label -> label.cell().row() == cell.row()).isPresent()) return beside;
        var above = labelAbove(cell);
        if (beside.isEmpty()) return above;
        return above.filter(label -> label.cell().row() > beside.get().cell().row()).or(() -> beside);
    }

    /// The nearest label left of the cell in its row.
    private Optional<Label> labelBeside(SheetCell cell) {
        return found.labels().stream()
                .filter(label -> label.cell().order() == cell.order() && label.cell().coversRow(cell.row())
                        && label.cell().lastColumn() < cell.column())
                .max(Comparator.comparingInt(label -> label.cell().column()));
    }

    /// The label whose text goes on in this cell: in the last row above that has a label at all, the one at or left of
    /// the cell, if its field takes several lines and the lines follow each other. The course of events may have gaps.
    private Optional<Label> labelAbove(SheetCell cell) {
        var row = found.labels().stream()
                .filter(label -> label.cell().order() == cell.order() && label.cell().row() < cell.row())
                .mapToInt(label -> label.cell().row()).max();
        if (row.isEmpty()) return Optional.empty();
        return found.labels().stream()
                .filter(label -> label.cell().order() == cell.order() && label.cell().row() == row.getAsInt()
                        && label.cell().column() <= cell.column())
                .max(Comparator.comparingInt(label -> label.cell().column()))
                .filter(label -> SEVERAL_LINES.contains(label.field())
                        ? follows(label, cell)
                        : isJustBelow(label, cell));
    }

    private boolean follows(Label label, SheetCell cell) {
        if (isCourse(label.field())) return true;
        var last = found.pieces(label.field()).stream().mapToInt(piece -> piece.cell().lastRow()).max();
        return cell.row() - Math.max(label.cell().lastRow(), last.orElse(0)) <= 1;
    }

    /// A value under its label, where nothing stands beside it.
    private boolean isJustBelow(Label label, SheetCell cell) {
        return !isBoxed(label.field()) && cell.row() == label.cell().lastRow() + 1
                && cell.column() <= label.cell().lastColumn() && found.pieces(label.field()).isEmpty();
    }

    /// Takes a cell that consists of options of one of the boxed questions.
    private boolean takeBoxes(SheetCell cell) {
        for (var field : BOXED) {
            if (!mayStandHere(field, cell)) continue;
            var parsed = Marks.parse(cell.text(), words.options(field));
            if (parsed.seen().isEmpty() || !isNothingElse(parsed, field)) continue;
            if (parsed.seen().stream().allMatch(seen -> seen.code().equals(FormLabels.UNKNOWN))
                    && !isBesideOwn(field, cell)
                    && !(field.equals(ReportField.CAUSE) && part == Part.CAUSES))
                continue;
            for (var seen : parsed.seen())
                if (seen.mark() == Mark.NONE) waiting.add(new Waiting(field, seen.code(), cell));
                else found.add(field, new Box(seen.code(), seen.mark(), cell, cell));
            if (field.equals(ReportField.EVENT_TYPE)) part = Part.EVENTS;
            if (field.equals(ReportField.CAUSE)) part = Part.CAUSES;
            return true;
        }
        return false;
    }

    /// その他 is an event type before the first cause, and a cause after it.
    private boolean mayStandHere(FieldId field, SheetCell cell) {
        if (field.equals(ReportField.EVENT_TYPE)) return part == Part.HEAD || part == Part.EVENTS;
        if (field.equals(ReportField.CAUSE)) {
            if (part == Part.CONTENT) return false;
            return part == Part.CAUSES
                    || Marks.parse(cell.text(), words.options(ReportField.EVENT_TYPE)).seen().isEmpty();
        }
        return true;
    }

    private boolean isBesideOwn(FieldId field, SheetCell cell) {
        return labelBeside(cell).filter(label -> label.field().equals(field)).isPresent();
    }

    /// Besides options, only what is printed with them: details, and their names said twice.
    private boolean isNothingElse(Marks.Parsed parsed, FieldId field) {
        return words.isPrinted(parsed.rest()) || parsed.rest().lines().allMatch(words::isPrinted)
                || words.options(field).stream().anyMatch(name -> name.key().equals(Folded.key(parsed.rest())));
    }

    /// Gives every option without a mark the one in its row: the next on the side where the row's marks stand.
    private void pairChecks() {
        var used = new HashSet<SheetCell>();
        for (var option : waiting) {
            var check = checkFor(option);
            check.ifPresent(used::add);
            found.add(option.field(),
                    new Box(option.code(), check.flatMap(cell -> Marks.alone(cell.text())).orElse(Mark.NONE),
                            option.cell(), check.orElse(option.cell())));
        }
        for (var check : checks)
            // an empty box that lost its option says nothing
            if (!used.contains(check) && Marks.alone(check.text()).orElseThrow() != Mark.NO) found.leaveUnread(check);
    }

    private Optional<SheetCell> checkFor(Waiting option) {
        var inRow = checks.stream().filter(check -> check.order() == option.cell().order()
                && (option.cell().coversRow(check.row()) || check.coversRow(option.cell().row()))).toList();
        var siblings = waiting.stream().filter(other -> other.cell().order() == option.cell().order()
                && other.cell().row() == option.cell().row()).toList();
        if (siblings.size() == 1)
            return inRow.stream().filter(check -> Marks.alone(check.text()).orElseThrow() != Mark.NO).findFirst()
                    .or(() -> inRow.stream().findFirst());
        var marksStandLeft = inRow.stream().anyMatch(check -> check.column() < siblings.getFirst().cell().column());
        return marksStandLeft
                ? inRow.stream().filter(check -> check.column() < option.cell().column())
                        .max(Comparator.comparingInt(SheetCell::column))
                : nextRight(option, siblings, inRow);
    }

    private static Optional<SheetCell> nextRight(Waiting option, List<Waiting> siblings, List<SheetCell> inRow) {
        @Nullable
        SheetCell next = siblings.stream().map(Waiting::cell)
                .filter(cell -> cell.column() > option.cell().column()).min(Comparator.comparingInt(SheetCell::column))
                .orElse(null);
        return inRow.stream().filter(check -> check.column() > option.cell().column()
                && (next == null || check.column() < next.column())).min(Comparator.comparingInt(SheetCell::column));
    }
}
