package dev.noroshi.form;

import dev.noroshi.form.Marks.Mark;
import dev.noroshi.kernel.Occasion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report form found in the cells of a workbook: which cells belong to which field. What they mean is not judged yet.
final class FoundForm {

    /// A label, and what stands after it in the same cell.
    record Label(SheetCell cell, FormLabels.Name name, FieldId field, String rest) {}

    /// A piece of what is written for a field.
    ///
    /// @param label the cell whose label it was found by, null for what belongs to none
    record Piece(SheetCell cell, String text, @Nullable SheetCell label) {
        Piece with(String text) {
            return new Piece(cell, text, label);
        }
    }

    /// An option of a field as it stands on the paper.
    ///
    /// @param cell where the option is named
    /// @param check where its mark stands: the same cell, or one of its own
    record Box(String code, Mark mark, SheetCell cell, SheetCell check) {
        Box with(Mark mark) {
            return new Box(code, mark, cell, check);
        }
    }

    private final List<Label> labels;
    private final Map<FieldId, List<Piece>> pieces = new LinkedHashMap<>();
    private final Map<FieldId, List<Box>> boxes = new LinkedHashMap<>();
    private final List<Piece> unread = new ArrayList<>();
    private Occasion occasion = Occasion.REAL;

    FoundForm(List<Label> labels) {
        this.labels = labels;
        for (var label : labels)
            if (!label.rest().isEmpty()) add(label.field(), new Piece(label.cell(), label.rest(), label.cell()));
    }

    void add(FieldId field, Piece piece) {
        pieces.computeIfAbsent(field, _ -> new ArrayList<>()).add(piece);
    }

    void add(FieldId field, Box box) {
        boxes.computeIfAbsent(field, _ -> new ArrayList<>()).add(box);
    }

    void leaveUnread(SheetCell cell) {
        unread.add(new Piece(cell, cell.text(), null));
    }

    void bearsDrillMark() {
        occasion = Occasion.DRILL;
    }

    List<Label> labels() {
        return labels;
    }

    Optional<Label> label(FieldId field) {
        return labels.stream().filter(label -> label.field().equals(field)).findFirst();
    }

    /// What is written for a field, in reading order.
    List<Piece> pieces(FieldId field) {
        return pieces.getOrDefault(field, List.of());
    }

    /// The same, apart for each label: a form on two sheets may carry its head on both.
    List<List<Piece>> piecesByLabel(FieldId field) {
        var groups = new LinkedHashMap<@Nullable SheetCell, List<Piece>>();
        for (var piece : pieces(field)) groups.computeIfAbsent(piece.label(), _ -> new ArrayList<>()).add(piece);
        return List.copyOf(groups.values());
    }

    /// Takes these pieces for all there is.
    void keepOnly(FieldId field, List<Piece> kept) {
        pieces.put(field, kept);
    }

    List<Box> boxes(FieldId field) {
        return boxes.getOrDefault(field, List.of());
    }

    List<Piece> unread() {
        return unread;
    }

    Occasion occasion() {
        return occasion;
    }

    /// Where the field stands on the paper: its first piece, else its first box, else its label; null when it is not there.
    @Nullable
    String placeOf(FieldId field) {
        var label = label(field).map(Label::cell);
        return pieces(field).stream().findFirst().map(Piece::cell)
                .or(() -> label)
                .or(() -> boxes(field).stream().findFirst().map(Box::cell))
                .map(SheetCell::place).orElse(null);
    }
}
