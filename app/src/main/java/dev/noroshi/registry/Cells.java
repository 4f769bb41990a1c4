package dev.noroshi.registry;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cells of one row, taken by column. What cannot be taken is noted, and reading goes on.
record Cells(CsvFile.Row row, ColumnPlaces places, List<RowProblem> problems) {

    private static final int SHOWN = 60;

    int number() {
        return row.number();
    }

    boolean has(Column column) {
        return places.has(column);
    }

    void problem(Column column, String code, String... details) {
        problems.add(new RowProblem(number(), Problem.of(column.code(), code, details)));
    }

    /// Notes a row that does not fit the header, since its cells would be taken for others. Blank cells at the end may be
    /// more, and those of optional columns may be missing: spreadsheets write them or leave them out as they like.
    boolean isWhole(int columns) {
        var cells = row.cells();
        var tooMany = cells.size() > columns
                && !cells.subList(columns, cells.size()).stream().allMatch(String::isBlank);
        var tooFew = places.places().entrySet().stream()
                .anyMatch(each -> each.getKey().need() == Column.Need.REQUIRED && each.getValue() >= cells.size());
        if (!tooMany && !tooFew) return true;
        problems.add(new RowProblem(number(), Problem.of("", "registry-row-length", Integer.toString(cells.size()),
                Integer.toString(columns))));
        return false;
    }

    /// Empty when the cell is blank, the column is missing, or what stands there cannot be kept.
    Optional<String> text(Column column) {
        var text = unguarded(raw(column)).strip();
        if (text.isEmpty()) return Optional.empty();
        if (text.length() > column.longest()) {
            problem(column, "registry-cell-long", Integer.toString(column.longest()));
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(Cells::isControl)) {
            problem(column, "registry-cell-control");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// The same, and a blank cell is a problem.
    Optional<String> required(Column column) {
        if (raw(column).isBlank()) problem(column, "registry-cell-blank");
        return text(column);
    }

    /// Several values separated by `|`.
    List<String> list(Column column) {
        return text(column).stream().flatMap(text -> Stream.of(text.split("\\|"))).map(String::strip)
                .filter(each -> !each.isEmpty()).toList();
    }

    /// A code or address: full width counts as half width.
    Optional<String> narrow(Column column) {
        return text(column).map(Fold::width);
    }

    /// A day in any writing the forms know.
    Optional<LocalDate> day(Column column) {
        var text = text(column);
        if (text.isEmpty()) return Optional.empty();
        return switch (JapaneseTime.read(text.get())) {
            case TimeReading.Read(var when, var rest) when when.precision() == Precision.DAY && rest.isEmpty() ->
                DayChoice.concernsUs(when.day())
                        ? Optional.of(when.day())
                        : refused(column, "registry-day-far", text.get());
            case TimeReading.Impossible _ -> refused(column, "registry-day-impossible", text.get());
            case TimeReading.Read _,TimeReading.Unreadable _ -> refused(column, "registry-day-form", text.get());
        };
    }

    private Optional<LocalDate> refused(Column column, String code, String text) {
        problem(column, code, shortened(text));
        return Optional.empty();
    }

    private String raw(Column column) {
        var place = places.places().get(column);
        return place == null || place >= row.cells().size() ? "" : row.cells().get(place);
    }

    /// Takes off the apostrophe our files for people put before what a spreadsheet would take for a formula.
    private static String unguarded(String text) {
        return CsvGuard.isGuarded(text) ? text.substring(1) : text;
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR || c == 0xFFFD;
    }

    /// Enough of a text to find it again.
    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
