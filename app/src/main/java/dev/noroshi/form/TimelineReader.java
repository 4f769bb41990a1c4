package dev.noroshi.form;

import dev.noroshi.form.FieldValue.Row;
import dev.noroshi.form.FormLabels.Name;
import dev.noroshi.form.FoundForm.Piece;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads ⑦, the course of events: the time in the columns before that of 事象・対応状況等, what happened from there on.
final class TimelineReader {

    private record Line(int sheet, int row) {}

    private final FoundForm found;
    private final LocalDate near;

    TimelineReader(FoundForm found, LocalDate near) {
        this.found = found;
        this.near = near;
    }

    List<Row> rows(Consumer<Problem> problems, Map<String, String> places) {
        var lines = new LinkedHashMap<Line, List<Piece>>();
        for (var piece : found.pieces(ReportField.TIMELINE))
            lines.computeIfAbsent(new Line(piece.cell().order(), piece.cell().row()), _ -> new ArrayList<>())
                    .add(piece);
        var rows = new ArrayList<Row>();
        for (var line : lines.values()) {
            var at = ReportField.TIMELINE + "[" + rows.size() + "]";
            places.put(at + ".datetime", line.getFirst().cell().place());
            rows.add(row(line, at + ".datetime", problems));
        }
        return rows;
    }

    private Row row(List<Piece> line, String at, Consumer<Problem> problems) {
        var timeCells = timeCells(line);
        var time = text(line.subList(0, timeCells));
        var status = text(line.subList(timeCells, line.size()));
        return new Row(time.isEmpty() ? null : TimeProblems.rowTime(at, time, near, problems), status);
    }

    /// How many of the line's cells, from the left, say when.
    private int timeCells(List<Piece> line) {
        var statusColumn = statusColumn();
        if (statusColumn.isPresent())
            return (int) line.stream().filter(piece -> piece.cell().column() < statusColumn.getAsInt()).count();
        return line.size() > 1 || isTime(line.getFirst().text()) ? 1 : 0;
    }

    private OptionalInt statusColumn() {
        return found.labels().stream().filter(label -> label.name() instanceof Name.OfStatusColumn)
                .mapToInt(label -> label.cell().column()).findFirst();
    }

    private boolean isTime(String text) {
        return JapaneseTime.read(text, near) instanceof TimeReading.Read;
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
    }
}
