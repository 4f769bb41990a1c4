package dev.noroshi.indicator;

import dev.noroshi.indicator.EntryLine.Value;
import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What came of the lines of entries, as rows.
@Component
class EntryLineRows {

    /// Stands in no text that a person types.
    private static final String DIVIDER = "\u001F";
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    EntryLineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID source, List<EntryLine> lines) {
        for (var from = 0; from < lines.size(); from += AT_ONCE) {
            var some = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
            var first = from;
            jdbc.sql("""
                    insert into indicator.entry_line (source, position, number, text, found, known, problems)
                    select :source, l.position, l.number, l.text, coalesce(string_to_array(l.found, :line), '{}'),
                           coalesce(string_to_array(l.known, :line), '{}'), coalesce(string_to_array(l.problems, :line), '{}')
                    from unnest(:positions::int[], :numbers::int[], :texts::text[], :found::text[], :known::text[],
                                :problems::text[]) as l (position, number, text, found, known, problems)""")
                    .param("source", source).param("line", "\n")
                    .param("positions", IntStream.range(first, first + some.size()).boxed().toArray(Integer[]::new))
                    .param("numbers", some.stream().map(EntryLine::number).toArray(Integer[]::new))
                    .param("texts", some.stream().map(each -> each.text().replace("\u0000", "")).toArray(String[]::new))
                    .param("found", some.stream().map(each -> joined(each.values().stream())).toArray(String[]::new))
                    .param("known",
                            some.stream().map(each -> joined(each.values().stream().filter(Value::isKnown)))
                                    .toArray(String[]::new))
                    .param("problems", some.stream().map(EntryLineRows::problems).toArray(String[]::new)).update();
        }
    }

    private static String joined(Stream<Value> values) {
        return String.join("\n", values.map(each -> each.type() + " " + each.value()).toList());
    }

    private static String problems(EntryLine line) {
        return String.join("\n", line.problems().stream().map(each -> String.join(DIVIDER,
                Stream.concat(Stream.of(each.field(), each.code()), each.details().stream())
                        .map(text -> text.replaceAll("[\u0000\n\u001F]", " ")).toList()))
                .toList());
    }

    /// In their order.
    List<EntryLine> of(UUID source, int offset, int limit) {
        return jdbc.sql("""
                select number, text, found, known, problems
                from indicator.entry_line
                where source = :source
                order by position
                limit :limit offset :offset""").param("source", source).param("limit", limit).param("offset", offset)
                .query((row, n) -> new EntryLine(row.getInt("number"), row.getString("text"),
                        values(SourceRows.texts(row, "found").toList(),
                                new HashSet<>(SourceRows.texts(row, "known").toList())),
                        SourceRows.texts(row, "problems").map(EntryLineRows::problem).toList()))
                .list();
    }

    /// How many lines came to what.
    List<Integer> counts(UUID source) {
        return jdbc.sql("""
                select count(*) filter (where not found <@ known) as kept,
                       count(*) filter (where found <@ known and found <> '{}') as known,
                       count(*) filter (where found = '{}') as refused
                from indicator.entry_line
                where source = :source""").param("source", source)
                .query((row, n) -> List.of(row.getInt("kept"), row.getInt("known"), row.getInt("refused"))).single();
    }

    private static List<Value> values(List<String> found, Set<String> known) {
        var values = new ArrayList<Value>();
        for (var each : found) {
            var blank = each.indexOf(' ');
            values.add(new Value(IndicatorType.valueOf(each.substring(0, blank)), each.substring(blank + 1),
                    known.contains(each)));
        }
        return values;
    }

    private static Problem problem(String written) {
        var parts = written.split(DIVIDER, -1);
        return Problem.of(parts[0], parts[1], Arrays.copyOfRange(parts, 2, parts.length));
    }
}
