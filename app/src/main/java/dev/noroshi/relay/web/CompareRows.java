package dev.noroshi.relay.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.AnonymisedCopy;
import dev.noroshi.relay.Piece;
import dev.noroshi.relay.RedactedText;
import dev.noroshi.relay.Redaction;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.relay.web.CopyView.Line;
import dev.noroshi.relay.web.CopyView.Mark;
import dev.noroshi.relay.web.CopyView.Part;
import dev.noroshi.relay.web.CopyView.Suggestion;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.SenderLines;
import dev.noroshi.report.Wording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/// Puts the fields of an original beside those of its copy.
final class CompareRows {

    private static final int SHORT = 24;

    private final Page page;
    private final ReportWording wording;
    private final AnonymisedCopy copy;

    CompareRows(Page page, ReportWording wording, AnonymisedCopy copy) {
        this.page = page;
        this.wording = wording;
        this.copy = copy;
    }

    /// The fields in which something is withheld, or may be; the sender's lines first.
    List<CopyView.Row> rows() {
        var rows = new ArrayList<CopyView.Row>();
        rows.add(sender());
        wording.definition().fields().stream().filter(field -> isTouched(field.id()))
                .forEach(field -> rows.add(row(field.id())));
        return rows;
    }

    private boolean isTouched(FieldId field) {
        return copy.redactions().stream().anyMatch(redaction -> redaction.field().equals(field));
    }

    /// The fields that are copied as they are.
    List<FactView> same() {
        return wording.lines(copy.original(), page.language()).stream()
                .filter(line -> !isTouched(line.field()) && !SenderLines.FIELDS.contains(line.field())
                        && !line.field().equals(ReportField.REPORT_NUMBER)
                        && !line.field().equals(ReportField.IDENTIFICATION_NUMBER))
                .map(line -> new FactView(line.label(), line.wording(), false, null, List.of(), false, line.scope()))
                .toList();
    }

    /// The sender is always the one who hands on, so there is nothing to decide.
    private CopyView.Row sender() {
        return new CopyView.Row("sender", page.say("relay.copy.sender"), 0, 0,
                List.of(new Line("", List.of(new Part(sender(copy.original()), Mark.TAKEN, 0)))),
                List.of(new Line("", List.of(new Part(sender(copy.content()), Mark.SWAPPED, 0)))), List.of(),
                page.say("relay.copy.sender.note"), null);
    }

    private static String sender(FormContent content) {
        return String.join("　", SenderLines.FIELDS.stream().flatMap(field -> content.text(field).stream()).toList());
    }

    private CopyView.Row row(FieldId field) {
        var redactions = copy.redactions().stream().filter(redaction -> redaction.field().equals(field)).toList();
        var texts = copy.beside(field);
        var places = texts.stream().flatMap(text -> text.original().stream())
                .filter(piece -> piece.redaction() != null).count();
        return new CopyView.Row(field.value(), wording.brief(field, page.language()), (int) places,
                (int) redactions.stream().filter(redaction -> redaction.decision() == Decision.UNDECIDED).count(),
                lines(field, texts, RedactedText::original, CompareRows::inOriginal),
                lines(field, texts, RedactedText::copy, CompareRows::inCopy),
                redactions.stream().map(redaction -> suggestion(field, redaction)).toList(), null,
                ReportWording.scope(field, copy.content()));
    }

    /// The texts of a field between what no redaction can touch: chosen options and times.
    private List<Line> lines(FieldId field, List<RedactedText> texts, Function<RedactedText, List<Piece>> side,
            Function<Piece, Part> mark) {
        Iterator<List<Part>> parts = texts.stream().map(side)
                .map(pieces -> pieces.stream().map(mark).filter(part -> !part.text().isEmpty()).toList()).iterator();
        var value = copy.original().get(field).orElse(null);
        var isWhole = copy.redactions().stream().anyMatch(redaction -> redaction.field().equals(field)
                && redaction.isWholeField() && redaction.decision() != Decision.REJECTED);
        if (isWhole || value == null || !parts.hasNext()) return rest(parts);
        return switch (value) {
            case FieldValue.Rows(var rows) -> rows.stream().map(row -> line(row, parts)).toList();
            case FieldValue.ChoiceWithText(var code, var _) -> List.of(new Line(
                    wording.definition().field(field).option(code)
                            .map(option -> wording.option(option, page.language())).orElse(code) + "　",
                    parts.next()));
            case FieldValue.Moment _ -> List.of(new Line(
                    wording.wording(field, copy.original(), page.language()) instanceof Wording.Moment moment
                            ? moment.words() + "　"
                            : "",
                    parts.next()));
            case FieldValue.Unknown _ -> List.of(new Line(page.say("platform.value.unknown") + "　", parts.next()));
            case FieldValue.Text _,FieldValue.Written _,FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ ->
                rest(parts);
        };
    }

    private static List<Line> rest(Iterator<List<Part>> parts) {
        var lines = new ArrayList<Line>();
        parts.forEachRemaining(each -> lines.add(new Line("", each)));
        return lines;
    }

    private Line line(FieldValue.Row row, Iterator<List<Part>> parts) {
        var line = new ArrayList<Part>();
        var prefix = switch (row.time()) {
            case null -> "";
            case FieldValue.RowTime.At(var when, var basis) -> {
                if (basis != null) line.addAll(parts.next());
                yield dev.noroshi.kernel.JapaneseTime.list(when, page.language()) + "　";
            }
            case FieldValue.RowTime.InWords _ -> {
                line.addAll(parts.next());
                line.add(new Part("　", Mark.NONE, 0));
                yield "";
            }
        };
        if (parts.hasNext()) line.addAll(parts.next());
        return new Line(prefix, line);
    }

    private static Part inOriginal(Piece piece) {
        var redaction = piece.redaction();
        return redaction == null
                ? new Part(piece.text(), Mark.NONE, 0)
                : new Part(piece.text(), switch (redaction
                        .decision()) {
                    case UNDECIDED -> Mark.OPEN;
                    case ACCEPTED -> Mark.TAKEN;
                    case REJECTED -> Mark.KEPT;
                }, redaction.position());
    }

    private static Part inCopy(Piece piece) {
        var redaction = piece.redaction();
        return redaction == null
                ? new Part(piece.text(), Mark.NONE, 0)
                : new Part(piece.text(), switch (redaction
                        .decision()) {
                    case UNDECIDED -> Mark.SWAPPED_IF;
                    case ACCEPTED -> Mark.SWAPPED;
                    case REJECTED -> Mark.NONE;
                }, redaction.position());
    }

    private Suggestion suggestion(FieldId field, Redaction redaction) {
        return new Suggestion(redaction.id().toString(), redaction.position(), what(field, redaction),
                page.say(redaction.reason()), redaction.decision().name());
    }

    private String what(FieldId field, Redaction redaction) {
        var found = redaction.found();
        var old = found == null ? copy.original().text(field).orElse("") : found;
        return redaction.replacement().isEmpty()
                ? page.say("relay.copy.remove", brief(old))
                : page.say("relay.copy.replace", brief(old), brief(redaction.replacement()));
    }

    static String brief(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= SHORT && line.length() == text.length()
                ? line
                : line.substring(0, Math.min(SHORT, line.length())) + "…";
    }
}
