package dev.noroshi.indicator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what somebody enters, line by line, and says of each what was found in it.
final class Lines {

    /// More lines than anybody looks through.
    static final int MOST_LINES = 5_000;
    static final int MOST_CHARACTERS = 2_000_000;
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern TECHNIQUE = Pattern.compile("TA?\\d{4}(?:\\.\\d{3})?");
    private static final Map<String, Column> HEADERS = Map.ofEntries(Map.entry("value", Column.VALUE),
            Map.entry("indicator", Column.VALUE), Map.entry("値", Column.VALUE), Map.entry("指標", Column.VALUE),
            Map.entry("tlp", Column.TLP), Map.entry("共有範囲", Column.TLP), Map.entry("confidence", Column.CONFIDENCE),
            Map.entry("確からしさ", Column.CONFIDENCE), Map.entry("valid-until", Column.UNTIL),
            Map.entry("有効期間の終わり", Column.UNTIL), Map.entry("techniques", Column.TECHNIQUES),
            Map.entry("攻撃の手口", Column.TECHNIQUES), Map.entry("攻撃の手口（att&ck）", Column.TECHNIQUES));

    private enum Column {
        VALUE, TLP, CONFIDENCE, UNTIL, TECHNIQUES
    }

    private Lines() {
    }

    /// One line.
    ///
    /// @param number as an editor or spreadsheet counts
    /// @param text its beginning
    /// @param found what was found in it; none where there is a problem
    /// @param confidence null where the line says nothing of it; so with `tlp`, `from` and `until`
    record Line(int number, String text, List<Found> found, @Nullable Tlp tlp, @Nullable Integer confidence,
            @Nullable Instant from, @Nullable Instant until, List<String> techniques, List<Problem> problems) {
        Line {
            found = List.copyOf(found);
            techniques = List.copyOf(techniques);
            problems = List.copyOf(problems);
        }
    }

    /// Every line that says something.
    static List<Line> read(String text, ZoneId zone) {
        var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var first = clean.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).findFirst().orElse("");
        return columns(Arrays.asList(first.split("[,\t]"))).containsKey(Column.VALUE)
                ? table(clean, first.indexOf('\t') >= 0 ? '\t' : ',', zone)
                : plain(clean);
    }

    /// A line for each value of which it is known what it is.
    static List<Line> given(List<Found> values, @Nullable Instant from, @Nullable Instant until) {
        var lines = new ArrayList<Line>();
        for (var each : values)
            lines.add(new Line(lines.size() + 1, shown(each.written()), List.of(each), null, null, from, until,
                    List.of(), List.of()));
        return lines;
    }

    private static List<Line> plain(String text) {
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            lines.add(line(number, line, Finder.in(line), null, null, null, List.of(), new ArrayList<>()));
            if (lines.size() > MOST_LINES) break;
        }
        return lines;
    }

    private static Line line(int number, String text, List<Found> found, @Nullable Tlp tlp,
            @Nullable Integer confidence, @Nullable Instant until, List<String> techniques, List<Problem> problems) {
        if (found.isEmpty() && problems.isEmpty()) problems.add(Problem.of("text", "indicator.nothing-found"));
        return new Line(number, shown(text), problems.isEmpty() ? found : List.of(), tlp, confidence, null, until,
                techniques, problems);
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static List<Line> table(String text, char separator, ZoneId zone) {
        var lines = new ArrayList<Line>();
        try (var reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            Map<Column, Integer> columns = Map.of();
            for (CsvRecord each : reader) {
                var number = (int) each.getStartingLineNumber();
                if (each.getFields().getFirst().startsWith("#")) continue;
                if (columns.isEmpty()) columns = columns(each.getFields());
                else lines.add(row(number, each.getFields(), columns, zone));
                if (lines.size() > MOST_LINES) break;
            }
        } catch (CsvParseException | java.io.IOException unreadable) {
            lines.add(new Line(lines.size() + 1, "", List.of(), null, null, null, null, List.of(),
                    List.of(Problem.of("text", "indicator.table-unreadable"))));
        }
        return lines;
    }

    private static Map<Column, Integer> columns(List<String> header) {
        var columns = new HashMap<Column, Integer>();
        for (var n = 0; n < header.size(); n++) {
            var column = HEADERS.get(header.get(n).strip().replace("\"", "").toLowerCase(Locale.ROOT));
            if (column != null) columns.putIfAbsent(column, n);
        }
        return columns;
    }

    private static Line row(int number, List<String> cells, Map<Column, Integer> columns, ZoneId zone) {
        var problems = new ArrayList<Problem>();
        var value = cell(cells, columns, Column.VALUE);
        var tlp = cell(cells, columns, Column.TLP);
        var marked = Tlp.parse(tlp).orElse(null);
        if (!tlp.isEmpty() && marked == null) problems.add(Problem.of("tlp", "no-such-option", shortened(tlp)));
        var confidence = confidence(cell(cells, columns, Column.CONFIDENCE), problems);
        var until = until(cell(cells, columns, Column.UNTIL), zone, problems);
        var techniques = techniques(cell(cells, columns, Column.TECHNIQUES), problems);
        return line(number, value, Finder.in(value), marked, confidence, until, techniques, problems);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static String cell(List<String> cells, Map<Column, Integer> columns, Column column) {
        var at = columns.getOrDefault(column, Integer.MAX_VALUE);
        if (at >= cells.size()) return "";
        var cell = cells.get(at).strip();
        // the apostrophe with which our own tables keep spreadsheets from calculating
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static @Nullable Integer confidence(String text, List<Problem> problems) {
        if (text.isEmpty()) return null;
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100) return Integer.valueOf(text);
        problems.add(Problem.of("confidence", "indicator.confidence-unreadable", shortened(text)));
        return null;
    }

    private static @Nullable Instant until(String text, ZoneId zone, List<Problem> problems) {
        if (text.isEmpty()) return null;
        try {
            // to the end of the day
            return text.length() <= 10
                    ? LocalDate.parse(text.replace('/', '-')).plusDays(1).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException wrong) {
            problems.add(Problem.of("valid-until", "indicator.day-unreadable", shortened(text)));
            return null;
        }
    }

    /// Ids of MITRE ATT&CK, in whatever order.
    static List<String> techniques(String text, List<Problem> problems) {
        var techniques = new ArrayList<String>();
        for (var each : Refanged.plain(text).toUpperCase(Locale.ROOT).split("[\\s,;|]+"))
            if (TECHNIQUE.matcher(each).matches()) techniques.add(each);
            else if (!each.isEmpty()) problems.add(Problem.of("techniques", "indicator.no-technique", shortened(each)));
        return techniques.stream().distinct().sorted().toList();
    }
}
