package dev.noroshi.indicator;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Caller;
import dev.noroshi.indicator.EntryLine.Verdict;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.CsvGuard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What came of each line of an entry, for the organisation that entered it: kept, known already, or refused and why.
@Component
public class EntryResults {

    private final Indicators indicators;
    private final Entering entering;
    private final EntryLineRows rows;
    private final Words words;

    EntryResults(Indicators indicators, Entering entering, EntryLineRows rows, Words words) {
        this.indicators = indicators;
        this.entering = entering;
        this.rows = rows;
        this.words = words;
    }

    /// An entry with what came of some of its lines.
    ///
    /// @param counts how many lines of all came to what
    public record Part(Source source, Map<Verdict, Integer> counts, List<EntryLine> lines) {
        public Part {
            counts = Map.copyOf(counts);
            lines = List.copyOf(lines);
        }

        /// How many lines there are in all.
        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// Empty where the caller's organisation entered no such thing.
    @Transactional(readOnly = true)
    public Optional<Part> of(Caller caller, UUID source, int offset, int limit) {
        return indicators.source(caller, source).filter(each -> entering.isOwn(caller, each)).map(own -> {
            var counted = rows.counts(source);
            var counts = new EnumMap<Verdict, Integer>(Verdict.class);
            for (var verdict : Verdict.values())
                counts.put(verdict, counted.get(verdict.ordinal()));
            return new Part(own, counts, rows.of(source, offset, limit));
        });
    }

    /// All of them as a table for spreadsheets, in which no cell is calculated.
    @Transactional(readOnly = true)
    public Optional<String> table(Caller caller, UUID source) {
        return of(caller, source, 0, Integer.MAX_VALUE).map(part -> written(caller.language(), part.lines()));
    }

    private String written(Language language, List<EntryLine> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.of("line", "result", "found", "reason", "written")
                    .map(each -> words.say(language, "indicator.lines." + each)).toList());
            for (var line : lines)
                csv.writeRecord(Stream.of(Integer.toString(line.number()),
                        words.say(language, "indicator.verdict-of-line." + line.verdict()), values(language, line),
                        line.problems().stream()
                                .map(each -> words.say(language, "problem." + each.code(), each.details().toArray()))
                                .collect(Collectors.joining(" ")),
                        line.text()).map(CsvGuard::guard).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory", e);
        }
        return text.toString();
    }

    private String values(Language language, EntryLine line) {
        return line.values().stream().map(each -> {
            var value = ListWriter.harmless(each.type(), each.value());
            return each.isKnown() && line.verdict() == Verdict.KEPT
                    ? words.say(language, "indicator.lines.known", value)
                    : value;
        }).collect(Collectors.joining("\n"));
    }
}
