package dev.noroshi.form;

import dev.noroshi.form.FoundForm.Label;
import dev.noroshi.kernel.Era;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/// Fills one blank form. The places are those the [FormFinder] finds in it, so the blank form may change its layout.
/// Works from the bottom up: rows that are added move nothing that is still to be written.
final class ReportSheetWriter {

    private static final int LAST_COLUMN = 5;
    private static final String UNKNOWN = "　■ 不明";

    private final FormDefinition form;
    private final FoundForm blank;
    private final FormContent content;
    private final SheetPen pen;
    private final XSSFSheet sheet;
    private final List<Step> steps = new ArrayList<>();
    private final TreeSet<Integer> written = new TreeSet<>(Comparator.reverseOrder());

    /// Something to be written in a row of the blank form.
    private record Step(int row, Runnable write) {}

    ReportSheetWriter(FormDefinition form, FoundForm blank, FormContent content, XSSFSheet sheet) {
        this.form = form;
        this.blank = blank;
        this.content = content;
        this.sheet = sheet;
        this.pen = new SheetPen(sheet);
    }

    void write(Occasion occasion) {
        StrictMarking.onPaper(content).values()
                .forEach((id, value) -> form.find(id).ifPresent(field -> plan(field, value)));
        steps.sort(Comparator.comparingInt(Step::row).reversed());
        for (var step : steps) step.write().run();
        // nothing has moved above the rows written last, so fit from the bottom again
        written.forEach(pen::fit);
        if (occasion.isDrill()) markDrill();
        SheetPaper.set(sheet, content.tlp(), occasion);
    }

    private void plan(FormField field, FieldValue value) {
        var label = blank.label(field.id()).orElse(null);
        switch (value) {
            case FieldValue.Whole(var number) -> reportNumber(Integer.toString(number));
            case FieldValue.Text(var text) -> text(require(label), text);
            case FieldValue.Moment(var when, var basis) -> moment(require(label), when, basis);
            case FieldValue.Choice(var code) when field.id().equals(ReportField.SECTOR) ->
                text(require(label), field.option(code).map(FormOption::labelJa).orElse(code));
            case FieldValue.Choice(var code) -> mark(field, code);
            case FieldValue.Choices(var codes) -> codes.forEach(code -> mark(field, code));
            case FieldValue.ChoiceWithText(var code, var text) -> {
                mark(field, code);
                if (text != null) below(require(label), text);
            }
            case FieldValue.Rows(var rows) -> timeline(rows);
            case FieldValue.Unknown(var basis) -> unknown(field, basis);
            case FieldValue.Written(var text) -> asWritten(field, text);
            case FieldValue.Recipients _ -> throw new IllegalStateException("The report form has no recipients");
        }
    }

    private static Label require(@Nullable Label label) {
        if (label == null) throw new IllegalStateException("The blank form lacks a label");
        return label;
    }

    private void step(int row, Runnable write) {
        steps.add(new Step(row, write));
    }

    private void write(int row, int column, String text) {
        step(row, () -> {
            pen.write(row, column, text);
            written.add(row);
        });
    }

    private void reportNumber(String number) {
        var cell = require(blank.label(ReportField.REPORT_NUMBER).orElse(null)).cell();
        write(cell.row(), cell.column(), cell.text().replaceFirst("第[\\s　]*報", "第　" + number + "　報"));
    }

    /// Right of the label where the form has a cell for it, else after it in the same cell.
    private void text(Label label, String text) {
        var right = freeRight(label.cell());
        if (right.isPresent()) write(label.cell().row(), right.get(), text);
        else write(label.cell().row(), label.cell().column(), label.cell().text() + text);
    }

    private Optional<Integer> freeRight(SheetCell cell) {
        var next = cell.lastColumn() + 1;
        return next <= LAST_COLUMN && pen.text(cell.row(), next).isEmpty() ? Optional.of(next) : Optional.empty();
    }

    private void below(Label label, String text) {
        write(label.cell().row() + 1, label.cell().column(), text);
    }

    private void moment(Label label, PointInTime when, @Nullable String basis) {
        var beside = basis == null ? "" : "（" + basis + "）";
        var day = day(when.day());
        var piece = blank.pieces(label.field()).stream().findFirst().map(FoundForm.Piece::cell);
        if (piece.isEmpty()) {
            momentText(label, day + clock(when) + beside);
            return;
        }
        var cell = piece.get();
        var clockCell = cell.text().contains("時") ? Optional.<Integer>empty() : freeRight(cell);
        write(cell.row(), cell.column(), clockCell.isPresent() ? day : day + clock(when) + beside);
        clockCell.ifPresent(column -> write(cell.row(), column, shortClock(when) + beside));
    }

    /// In place of the date the form begins (令和　　年…), or within the brackets of its label.
    private void momentText(Label label, String text) {
        var piece = blank.pieces(label.field()).stream().findFirst().map(FoundForm.Piece::cell);
        var cell = piece.orElse(label.cell());
        var printed = cell.text();
        var isBracketed = piece.isEmpty() && (printed.endsWith("）") || printed.endsWith(")"));
        write(cell.row(), cell.column(), piece.isPresent()
                ? text
                : isBracketed
                        ? printed.substring(0, printed.length() - 1) + text + printed.charAt(printed.length() - 1)
                        : printed + text);
    }

    /// 令和　元　年　10　月　15　日
    private static String day(LocalDate day) {
        var year = Era.of(day)
                .map(era -> era.japanese() + "　" + (era.yearOf(day) == 1 ? "元" : era.yearOf(day)))
                .orElse(Integer.toString(day.getYear()));
        return year + "　年　" + day.getMonthValue() + "　月　" + day.getDayOfMonth() + "　日";
    }

    private static String clock(PointInTime when) {
        return switch (when.precision()) {
            case DAY -> "　　時　　分";
            case HOUR -> "　" + when.start().getHour() + "　時　　分";
            case MINUTE -> "　" + when.start().getHour() + "　時　" + when.start().getMinute() + "　分";
        };
    }

    private static String shortClock(PointInTime when) {
        return switch (when.precision()) {
            case DAY -> "";
            case HOUR -> when.start().getHour() + "時";
            case MINUTE -> "%02d:%02d".formatted(when.start().getHour(), when.start().getMinute());
        };
    }

    private void mark(FormField field, String code) {
        var box = blank.boxes(field.id()).stream().filter(b -> b.code().equals(code)).findFirst();
        if (box.isPresent()) {
            var check = box.get().check();
            step(check.row(), () -> pen.write(check.row(), check.column(),
                    pen.text(check.row(), check.column()).replaceFirst("□", "■")));
            return;
        }
        var printed = Pattern
                .compile("□(?=[\\s　]*" + Pattern.quote(field.option(code).map(FormOption::labelJa).orElse(code))
                        + "(?:[\\s　（）)]|$))");
        var cell = choiceCell(field);
        step(cell.row(), () -> pen.write(cell.row(), cell.column(),
                printed.matcher(pen.text(cell.row(), cell.column())).replaceFirst("■")));
    }

    /// The cell with the options of a question that is asked in one line.
    private SheetCell choiceCell(FormField field) {
        return blank.pieces(field.id()).stream().findFirst().map(FoundForm.Piece::cell)
                .orElseThrow(() -> new IllegalStateException("The blank form lacks the options of " + field.id()));
    }

    private void unknown(FormField field, @Nullable String basis) {
        switch (field.type()) {
            case TEXT -> text(require(blank.label(field.id()).orElse(null)), "不明");
            case MOMENT -> momentText(require(blank.label(field.id()).orElse(null)),
                    "不明" + (basis == null ? "" : "（" + basis + "）"));
            case ROWS -> timeline(List.of(new FieldValue.Row(null, "不明")));
            case CHOICE, CHOICES, CHOICE_WITH_TEXT -> {
                // the paper has no box for it: it is written beside the last one, or beside the heading
                var boxes = blank.boxes(field.id());
                var cell = field.id().equals(ReportField.IMPORTANCE)
                        ? boxes.getLast().cell()
                        : blank.label(field.id()).filter(_ -> !boxes.isEmpty()).map(Label::cell)
                                .orElseGet(() -> choiceCell(field));
                step(cell.row(), () -> {
                    pen.write(cell.row(), cell.column(), pen.text(cell.row(), cell.column()) + UNKNOWN);
                    written.add(cell.row());
                });
            }
            case WHOLE_NUMBER, RECIPIENTS -> throw new IllegalStateException(field.id() + " cannot be unknown");
        }
    }

    private void asWritten(FormField field, String text) {
        var label = require(blank.label(field.id()).orElse(null));
        switch (field.type()) {
            case MOMENT -> momentText(label, text);
            case WHOLE_NUMBER -> reportNumber(text);
            case CHOICE_WITH_TEXT -> below(label, text);
            case ROWS -> timeline(List.of(new FieldValue.Row(null, text)));
            case TEXT, CHOICE, CHOICES, RECIPIENTS -> text(label, text);
        }
    }

    private void timeline(List<FieldValue.Row> rows) {
        var columns = blank.labels().stream().filter(label -> label.field().equals(ReportField.TIMELINE)
                && !(label.name() instanceof FormLabels.Name.OfField)).map(Label::cell).toList();
        var head = columns.getFirst().row();
        var next = blank.labels().stream().mapToInt(label -> label.cell().row()).filter(row -> row > head).min()
                .orElse(head + 5);
        var room = next - head - 1;
        step(next - 1, () -> {
            pen.insertBelow(next - 1, rows.size() - room);
            for (var i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                pen.write(head + 1 + i, columns.getFirst().column(), row.when().map(this::rowTime).orElse(""));
                pen.write(head + 1 + i, columns.getLast().column(), row.status());
            }
            // from the bottom up: a row that becomes several moves those below it
            for (var i = rows.size() - 1; i >= 0; i--) pen.fit(head + 1 + i);
        });
    }

    private String rowTime(FieldValue.RowTime time) {
        return switch (time) {
            case FieldValue.RowTime.InWords(var words) -> words;
            case FieldValue.RowTime.At(var when, var basis) -> {
                var clock = shortClock(when);
                var beside = basis == null ? "" : "（" + basis + "）";
                var day = when.day().getMonthValue() + "/" + when.day().getDayOfMonth();
                yield (isClearWithoutYear(day, when.day()) ? day : when.day().getYear() + "/" + day)
                        + (clock.isEmpty() ? "" : " " + clock) + beside;
            }
        };
    }

    /// 10/15 as on the paper, where the date of the report says the year.
    private boolean isClearWithoutYear(String monthAndDay, LocalDate day) {
        return content.get(ReportField.REPORT_DATETIME).orElse(null) instanceof FieldValue.Moment(var reported, var _)
                && JapaneseTime.read(monthAndDay, reported.day()) instanceof TimeReading.Read(var read, var _)
                && read.equals(new PointInTime(day.atStartOfDay(), Precision.DAY));
    }

    private void markDrill() {
        for (var row : sheet)
            for (var cell : row)
                if (Folded.key(cell.toString()).equals(Folded.key(form.titleJa()))) {
                    pen.write(cell.getRowIndex(), cell.getColumnIndex(), cell.getStringCellValue() + "　【訓練】");
                    return;
                }
    }
}
