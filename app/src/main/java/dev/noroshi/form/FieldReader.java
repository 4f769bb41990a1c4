package dev.noroshi.form;

import dev.noroshi.form.FoundForm.Box;
import dev.noroshi.form.FoundForm.Piece;
import dev.noroshi.form.Marks.Mark;
import dev.noroshi.form.Marks.Seen;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DateUtil;

/// Makes values of what was found for the fields of one workbook, and says what could not be made out.
final class FieldReader {

    // 令和　　年　　月　　日: the words of the form with nothing between
    private static final Pattern EMPTY_DATE = Pattern.compile("(?:明治|大正|昭和|平成|令和|[年月日時分:/.\\p{Z}\\s()（）]|頃)*");
    private static final Pattern SERIAL_DAY = Pattern.compile("([2-6][0-9]{4}(?:\\.[0-9]+)?)(?![0-9/.年-])(.*)");
    private static final Pattern NO_NUMBER = Pattern.compile("(?:なし|無し|無|[-‐‑–—―ー－])");

    private final FormDefinition form;
    private final FormLabels words;
    private final FoundForm found;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Reading.Unread> unread = new ArrayList<>();
    /// The day that says which year a date without one is in: that of the report, once it is read.
    private LocalDate near;

    FieldReader(FormDefinition form, FormLabels words, FoundForm found, LocalDate today) {
        this.form = form;
        this.words = words;
        this.found = found;
        this.near = today;
        found.unread().forEach(this::leaveUnread);
    }

    FormContent read() {
        var content = FormContent.empty();
        for (var field : form.fields()) {
            var place = found.placeOf(field.id());
            if (place != null) places.put(field.id().value(), place);
            if (field.type() != FieldType.ROWS) settleDuplicates(field);
            var value = value(field);
            if (value.isPresent()) content = content.with(field.id(), value.get());
            if (field.id().equals(ReportField.REPORT_DATETIME)
                    && value.orElse(null) instanceof FieldValue.Moment(var when, var _))
                near = when.day();
        }
        return content;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Reading.Unread> unread() {
        return unread;
    }

    /// Where each field, and each row of a table (`timeline[2].datetime`), stood.
    Map<String, String> places() {
        return places;
    }

    /// Where a label stands twice, the first that has something beside it counts. Another text at the other is a problem
    /// and stays to be seen; boxes are left to their own rules.
    private void settleDuplicates(FormField field) {
        if (field.type() == FieldType.CHOICE && !field.id().equals(ReportField.SECTOR)) return;
        var groups = found.piecesByLabel(field.id()).stream()
                .filter(group -> !EMPTY_DATE.matcher(joined(group)).matches()).toList();
        if (groups.size() < 2) return;
        found.keepOnly(field.id(), groups.getFirst());
        var first = joined(groups.getFirst());
        for (var group : groups.subList(1, groups.size()))
            if (!Folded.key(joined(group)).equals(Folded.key(first))) {
                problem(FormProblem.WRITTEN_TWICE.of(field.id().value(),
                        Texts.shortened(first) + "／" + Texts.shortened(joined(group))));
                group.forEach(this::leaveUnread);
            }
    }

    private Optional<FieldValue> value(FormField field) {
        return switch (field.type()) {
            case TEXT -> text(field);
            case WHOLE_NUMBER -> number(field);
            case MOMENT -> moment(field);
            case CHOICE -> field.id().equals(ReportField.SECTOR) ? sector(field) : choice(field);
            case CHOICES -> choices(field);
            case CHOICE_WITH_TEXT -> choiceWithText(field);
            case ROWS -> rows(field);
            case RECIPIENTS -> Optional.empty();
        };
    }

    private Optional<FieldValue> text(FormField field) {
        var text = joined(found.pieces(field.id()));
        if (field.id().equals(ReportField.IDENTIFICATION_NUMBER) && NO_NUMBER.matcher(text).matches())
            return Optional.empty();
        return tooLong(field, text) ? Optional.empty() : Optional.of(new FieldValue.Text(text));
    }

    /// Cells of a row with a space between, rows as lines.
    private static String joined(List<Piece> pieces) {
        var text = new StringBuilder();
        for (var i = 0; i < pieces.size(); i++) {
            if (i > 0) text.append(pieces.get(i - 1).cell().lastRow() < pieces.get(i).cell().row() ? '\n' : ' ');
            text.append(pieces.get(i).text());
        }
        return text.toString();
    }

    private boolean tooLong(FormField field, String text) {
        var problem = Limits.length(field.id().value(), text);
        problem.ifPresent(this::problem);
        return problem.isPresent();
    }

    private Optional<FieldValue> number(FormField field) {
        var pieces = found.pieces(field.id());
        for (var piece : pieces)
            if (!Folded.key(piece.text()).matches("[0-9一二三四五六七八九十]{0,4}|報[)]?")) leaveUnread(piece);
        var written = pieces.stream().findFirst().map(Piece::text).orElse("").strip();
        if (written.isEmpty()) return Optional.empty();
        var digits = dev.noroshi.kernel.Fold.width(written);
        if (digits.matches("[0-9]{1,4}")) return Optional.of(new FieldValue.Whole(Integer.parseInt(digits)));
        var kanji = "一二三四五六七八九".indexOf(digits);
        if (digits.length() == 1 && kanji >= 0) return Optional.of(new FieldValue.Whole(kanji + 1));
        problem(FormProblem.NOT_A_COUNT.of(field.id().value(), Texts.shortened(written)));
        return Optional.of(new FieldValue.Written(written));
    }

    private Optional<FieldValue> moment(FormField field) {
        var written = withoutLooseBracket(joined(found.pieces(field.id())).replace('\n', ' '));
        if (EMPTY_DATE.matcher(written).matches() || tooLong(field, written)) return Optional.empty();
        var serial = SERIAL_DAY.matcher(written);
        if (serial.matches()) written = withoutSerial(serial);
        if (written.startsWith("不明")) {
            var basis = written.substring(2).strip();
            return Optional.of(new FieldValue.Unknown(basis.replaceFirst("^[(（](.*)[)）]$", "$1")));
        }
        return switch (JapaneseTime.read(written, near)) {
            case TimeReading.Read(var when, var rest) -> Optional.of(new FieldValue.Moment(when, rest));
            case TimeReading.Impossible impossible -> {
                problem(TimeProblems.of(field.id().value(), impossible));
                yield Optional.of(new FieldValue.Written(written));
            }
            case TimeReading.Unreadable unreadable -> {
                problem(TimeProblems.of(field.id().value(), unreadable));
                yield Optional.of(new FieldValue.Written(written));
            }
        };
    }

    /// A date whose cell lost its format is the number of its day.
    private static String withoutSerial(Matcher serial) {
        var date = DateUtil.getLocalDateTime(Double.parseDouble(serial.group(1)));
        return (serial.group(1).contains(".") ? date.toString() : date.toLocalDate().toString()) + serial.group(2);
    }

    /// （発生日時：…） leaves its closing bracket behind.
    private static String withoutLooseBracket(String text) {
        var loose = text.chars().filter(c -> c == ')' || c == '）').count() > text.chars()
                .filter(c -> c == '(' || c == '（').count();
        return loose && (text.endsWith("）") || text.endsWith(")"))
                ? text.substring(0, text.length() - 1).strip()
                : text;
    }

    private Optional<FieldValue> sector(FormField field) {
        var pieces = found.pieces(field.id());
        var text = joined(pieces);
        if (words.isPrinted(text)) return Optional.empty();
        var parsed = Marks.parse(text, words.options(field.id()));
        var marked = marked(parsed.seen());
        if (marked.size() == 1) return Optional.of(new FieldValue.Choice(marked.getFirst()));
        if (marked.size() > 1) return onlyOne(field, marked, pieces.stream().map(Piece::cell).toList());
        var name = Folded.key(text).replaceFirst("分野$", "").replaceFirst("^[0-9]{1,2}[.:)]?", "");
        for (var option : field.options())
            if (name.equals(Folded.key(option.labelJa())) || name.equals(Folded.key(option.labelEn()))
                    || name.equals(option.code()))
                return Optional.of(new FieldValue.Choice(option.code()));
        problem(FormProblem.NO_SUCH_SECTOR.of(field.id().value(), Texts.shortened(text)));
        return tooLong(field, text) ? Optional.empty() : Optional.of(new FieldValue.Written(text));
    }

    private static List<String> marked(List<Seen> seen) {
        return seen.stream().filter(s -> s.mark() == Mark.YES || s.mark() == Mark.CROSS).map(Seen::code).distinct()
                .toList();
    }

    /// Everything said about a question's options: the boxes found on the paper, and those in its pieces.
    private List<Box> boxes(FormField field) {
        var boxes = new ArrayList<>(found.boxes(field.id()));
        for (var piece : found.pieces(field.id()))
            for (var seen : Marks.parse(piece.text(), words.options(field.id())).seen())
                boxes.add(new Box(seen.code(), seen.mark(), piece.cell(), piece.cell()));
        return boxes;
    }

    /// Beside ○, a × says no; alone it is a mark.
    private static List<Box> withoutCrosses(List<Box> boxes) {
        var hasYes = boxes.stream().anyMatch(box -> box.mark() == Mark.YES);
        return boxes.stream()
                .map(box -> box.mark() == Mark.CROSS ? box.with(hasYes ? Mark.NO : Mark.YES) : box).toList();
    }

    /// The marked options, or the only one named where nothing is marked.
    private static List<Box> chosen(List<Box> found) {
        var boxes = withoutCrosses(found);
        var marked = boxes.stream().filter(box -> box.mark() == Mark.YES).toList();
        if (!marked.isEmpty()) return marked;
        var named = boxes.stream().filter(box -> box.mark() == Mark.NONE).toList();
        var isUnknown = named.stream().anyMatch(box -> box.code().equals(FormLabels.UNKNOWN));
        return named.size() == 1 && (named.size() == boxes.size() || isUnknown) ? named : List.of();
    }

    private Optional<FieldValue> choice(FormField field) {
        var boxes = boxes(field);
        var chosen = chosen(boxes);
        chosen.stream().findFirst().ifPresent(box -> places.put(field.id().value(), box.check().place()));
        var codes = chosen.stream().map(Box::code).distinct().toList();
        var rest = restOf(field);
        if (codes.isEmpty() && boxes.isEmpty() && !rest.isEmpty()) {
            var text = joined(rest);
            problem(FormProblem.NO_SUCH_OPTION.of(field.id().value(), Texts.shortened(text)));
            return tooLong(field, text) ? Optional.empty() : Optional.of(new FieldValue.Written(text));
        }
        rest.forEach(this::leaveUnread);
        if (codes.size() > 1) return onlyOne(field, codes, chosen.stream().map(Box::check).distinct().toList());
        return codes.stream().findFirst().map(code -> asValue(field, code));
    }

    private static FieldValue asValue(FormField field, String code) {
        return code.equals(FormLabels.UNKNOWN) && field.option(code).isEmpty()
                ? FieldValue.UNKNOWN
                : new FieldValue.Choice(code);
    }

    private Optional<FieldValue> onlyOne(FormField field, List<String> codes, List<SheetCell> cells) {
        var names = codes.stream().map(code -> field.option(code).map(FormOption::labelJa).orElse("不明"))
                .collect(Collectors.joining("、"));
        places.put(field.id().value(), cells.getFirst().place()
                + cells.stream().skip(1).map(cell -> "・" + cell.address()).collect(Collectors.joining()));
        problem(FormProblem.CHOOSE_ONLY_ONE.of(field.id().value(), names));
        return Optional.empty();
    }

    /// What stands in a question's pieces besides options and printed words.
    private List<Piece> restOf(FormField field) {
        var rest = new ArrayList<Piece>();
        for (var piece : found.pieces(field.id())) {
            var text = Marks.parse(piece.text(), words.options(field.id())).rest();
            if (text.lines().allMatch(words::isPrinted) || text.chars().allMatch(c -> "()（）、・,/ 　".indexOf(c) >= 0))
                continue;
            rest.add(piece.with(text));
        }
        return rest;
    }

    private Optional<FieldValue> choices(FormField field) {
        restOf(field).forEach(this::leaveUnread);
        var chosen = chosen(boxes(field));
        chosen.stream().findFirst().ifPresent(box -> places.put(field.id().value(), box.check().place()));
        return Optional.of(new FieldValue.Choices(chosen.stream().map(Box::code).toList()));
    }

    private Optional<FieldValue> choiceWithText(FormField field) {
        var options = words.options(field.id());
        var boxes = new ArrayList<Box>();
        var text = new ArrayList<Piece>();
        var pieces = found.pieces(field.id());
        var anyGlyph = pieces.stream().anyMatch(piece -> Marks.parse(piece.text(), options).hasGlyph());
        for (var piece : pieces) {
            var parsed = Marks.parse(piece.text(), options);
            var isAnswer = anyGlyph ? parsed.hasGlyph() : piece.equals(pieces.getFirst());
            if (isAnswer)
                parsed.seen().forEach(seen -> boxes.add(new Box(seen.code(), seen.mark(), piece.cell(), piece.cell())));
            var rest = isAnswer ? withoutPrinted(parsed.rest()) : piece.text();
            if (!rest.isEmpty()) text.add(piece.with(rest));
        }
        var chosen = chosen(boxes);
        var codes = chosen.stream().map(Box::code).distinct().toList();
        var words = joined(text);
        if (tooLong(field, words)) return Optional.empty();
        if (codes.size() > 1) {
            text.forEach(this::leaveUnread);
            return onlyOne(field, codes, chosen.stream().map(Box::check).distinct().toList());
        }
        if (codes.isEmpty()) return writtenBesideNoBox(field, words);
        if (codes.getFirst().equals(FormLabels.UNKNOWN)) {
            text.forEach(this::leaveUnread);
            return Optional.of(FieldValue.UNKNOWN);
        }
        return Optional.of(new FieldValue.ChoiceWithText(codes.getFirst(), words));
    }

    private Optional<FieldValue> writtenBesideNoBox(FormField field, String words) {
        if (words.isEmpty()) return Optional.empty();
        problem(FormProblem.CHOOSE_ONE.of(field.id().value()));
        return Optional.of(new FieldValue.Written(words));
    }

    private String withoutPrinted(String rest) {
        return rest.lines().filter(line -> !words.isPrinted(line)).collect(Collectors.joining("\n")).strip();
    }

    private Optional<FieldValue> rows(FormField field) {
        var rows = new TimelineReader(found, near).rows(this::problem, places);
        Limits.rows(field.id().value(), rows.size()).ifPresent(this::problem);
        if (rows.size() == 1 && rows.getFirst().when().isEmpty() && FormContent.saysUnknown(rows.getFirst().status()))
            return Optional.of(FieldValue.UNKNOWN);
        return Optional.of(new FieldValue.Rows(rows.stream().limit(Limits.ROWS).toList()));
    }

    private void leaveUnread(Piece piece) {
        unread.add(new Reading.Unread(piece.cell().place(), piece.text()));
    }

    private void problem(Problem problem) {
        var place = places.get(problem.field());
        problems.add(place == null ? problem : problem.at(place));
    }
}
