package dev.noroshi.contacts;

import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.Problem;
import dev.noroshi.registry.CsvFile;
import dev.noroshi.registry.CsvGuard;
import dev.noroshi.registry.RowProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of contact data, read: CSV or workbook. Everything that is wrong with it is noted with its row and column.
record ContactFile(Map<ContactColumn, Integer> places, List<Row> rows) {

    private static final int LONGEST = 254;

    /// A row with its cells by column; columns the file does not have are left out.
    @PersonalData
    record Row(int number, Map<ContactColumn, String> cells) {

        String organisation() {
            return cells.getOrDefault(ContactColumn.ORGANISATION, "");
        }

        String login() {
            return cells.getOrDefault(ContactColumn.LOGIN, "");
        }

        /// The data with what the row says of them. A blank cell makes blank, a column that is not there changes nothing.
        Typed over(Typed before) {
            return new Typed(cells.getOrDefault(ContactColumn.EMAIL, before.email()),
                    cells.getOrDefault(ContactColumn.PHONE, before.phone()),
                    cells.getOrDefault(ContactColumn.MOBILE, before.mobile()),
                    cells.getOrDefault(ContactColumn.FAX, before.fax()),
                    cells.getOrDefault(ContactColumn.HOURS, before.hours()));
        }

        @Override
        public String toString() {
            return "Row " + number + " [withheld]";
        }
    }

    static ContactFile read(byte[] bytes, List<RowProblem> problems) {
        return switch (CsvFile.read(bytes)) {
            case CsvFile.Reading.Unreadable(var problem) -> {
                problems.add(problem);
                yield new ContactFile(Map.of(), List.of());
            }
            case CsvFile.Reading.Read(var file) -> read(file, problems);
        };
    }

    private static ContactFile read(CsvFile file, List<RowProblem> problems) {
        var places = places(file.header(), problems);
        if (!places.containsKey(ContactColumn.ORGANISATION)) return new ContactFile(places, List.of());
        var rows = new ArrayList<Row>();
        for (var row : file.rows()) {
            var extra = row.cells().stream().skip(file.header().size()).anyMatch(cell -> !cell.isBlank());
            if (extra)
                problems.add(new RowProblem(row.number(), Problem.of("", "registry-row-length",
                        "" + row.cells().size(), "" + file.header().size())));
            else
                rows.add(row(row, places, problems));
        }
        return new ContactFile(places, List.copyOf(rows));
    }

    private static Map<ContactColumn, Integer> places(List<String> header, List<RowProblem> problems) {
        var places = new EnumMap<ContactColumn, Integer>(ContactColumn.class);
        var unknown = new ArrayList<String>();
        for (var place = 0; place < header.size(); place++) {
            var name = header.get(place).strip();
            var column = ContactColumn.called(name);
            if (column.isEmpty()) unknown.add(name.isEmpty() ? "–" : shortened(name));
            else
                if (places.putIfAbsent(column.get(), place) != null)
                    problems.add(new RowProblem(1, Problem.of(column.get().code(), "registry-column-twice", name)));
        }
        if (!unknown.isEmpty())
            problems.add(new RowProblem(1, Problem.of("", "registry-column-unknown", String.join(", ", unknown))));
        if (!places.containsKey(ContactColumn.ORGANISATION))
            problems.add(new RowProblem(1, Problem.of(ContactColumn.ORGANISATION.code(), "registry-column-missing",
                    ContactColumn.ORGANISATION.code(),
                    ContactColumn.ORGANISATION.label(dev.noroshi.kernel.Language.JA))));
        return places;
    }

    private static Row row(CsvFile.Row row, Map<ContactColumn, Integer> places, List<RowProblem> problems) {
        var cells = new EnumMap<ContactColumn, String>(ContactColumn.class);
        places.forEach((column, place) -> {
            var text = place < row.cells().size() ? row.cells().get(place).strip() : "";
            var problem = problem(column, text);
            if (problem == null) cells.put(column, unguarded(text));
            else problems.add(new RowProblem(row.number(), problem));
        });
        return new Row(row.number(), cells);
    }

    /// Takes off the apostrophe our own files put before what a spreadsheet would take for a formula.
    private static String unguarded(String text) {
        return text.startsWith("'") && !CsvGuard.guard(text.substring(1)).equals(text.substring(1))
                ? text.substring(1)
                : text;
    }

    private static @Nullable Problem problem(ContactColumn column, String text) {
        if (text.length() > LONGEST) return Problem.of(column.code(), "registry-cell-long", "" + LONGEST);
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                || c == 0xFFFD))
            return Problem.of(column.code(), "registry-cell-control");
        return isFormula(column, text) ? Problem.of(column.code(), "contacts.formula") : null;
    }

    /// A number may begin with `+`, anything else that a spreadsheet would calculate is no contact.
    private static boolean isFormula(ContactColumn column, String text) {
        if (text.isEmpty()) return false;
        var isNumber = switch (column) {
            case PHONE, MOBILE, FAX -> text.matches("[+＋][0-9０-９() -]+");
            case ORGANISATION, LOGIN, EMAIL, HOURS -> false;
        };
        return !isNumber && "=+-@＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    /// Enough of a text to find it again.
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
