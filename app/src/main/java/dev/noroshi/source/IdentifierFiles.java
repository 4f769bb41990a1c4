package dev.noroshi.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Caller;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Identifiers as a file: `organisation,kind,text`, a row each. A file is taken as a whole or not at all, and everything
/// that is wrong with it is said at once.
@Component
public class IdentifierFiles {

    private static final List<String> HEADER = List.of("organisation", "kind", "text");
    private static final int MOST_ROWS = 60_000;
    private static final int SHOWN = 60;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /// What a spreadsheet takes for a formula; guarded by an apostrophe on the way out, which is taken off on the way in.
    private static final String FORMULA = "=+-@\t";

    private final Keeping keeping;

    IdentifierFiles(Keeping keeping) {
        this.keeping = keeping;
    }

    /// Something wrong with a file.
    ///
    /// @param row as a spreadsheet counts, the header being 1; 0 for the file as a whole
    public record RowProblem(int row, Problem problem) {
    }

    /// What comes of a file.
    public sealed interface Outcome {
        /// All of it was taken.
        ///
        /// @param entered how many were new
        record Taken(int rows, int entered) implements Outcome {
        }

        /// None of it was taken.
        record Refused(List<RowProblem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    private record Row(int number, OrganisationId organisation, Kind kind, String text) {
    }

    /// Takes a file of identifiers of those organisations the caller keeps.
    @Transactional
    public Outcome take(Caller caller, byte[] file) {
        var problems = new ArrayList<RowProblem>();
        var rows = read(caller, file, problems);
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        return new Outcome.Taken(rows.size(), keeping.enterAll(caller, rows.stream()
                .map(row -> new Keeping.Wanted(row.organisation(), row.kind(), row.text())).toList()));
    }

    /// Everything entered of one organisation, or of all the caller keeps; empty when they keep none such.
    @Transactional(readOnly = true)
    public Optional<String> written(Caller caller, Optional<OrganisationId> only) {
        var mine = keeping.mine(caller).stream().map(Organisation::id)
                .filter(id -> only.isEmpty() || only.get().equals(id)).toList();
        if (mine.isEmpty()) return Optional.empty();
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var id : mine)
                for (var each : keeping.entered(id))
                    csv.writeRecord(id.value(), each.kind().name(), guarded(each.text()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return Optional.of(text.toString());
    }

    private List<Row> read(Caller caller, byte[] file, List<RowProblem> problems) {
        var rows = new ArrayList<Row>();
        var text = decoded(file, StandardCharsets.UTF_8).or(() -> decoded(file, Charset.forName("windows-31j")));
        if (file.length == 0 || text.isEmpty()) {
            problems.add(
                    new RowProblem(0, Problem.of("", file.length == 0 ? "source.file.empty" : "source.file.encoding")));
            return rows;
        }
        var mine = new HashMap<String, OrganisationId>();
        keeping.mine(caller).forEach(each -> mine.put(each.id().value(), each.id()));
        try (var reader = CsvReader.builder().skipEmptyLines(false).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.get().startsWith(BYTE_ORDER_MARK) ? text.get().substring(1) : text.get())) {
            var number = 0;
            for (var each : reader) {
                number++;
                if (number == 1) {
                    if (!header(each)) {
                        problems.add(new RowProblem(1, Problem.of("", "source.file.header")));
                        return rows;
                    }
                } else if (number > MOST_ROWS) {
                    problems.add(new RowProblem(0, Problem.of("", "source.file.long", "" + MOST_ROWS)));
                    return rows;
                } else
                    if (!each.getFields().stream().allMatch(String::isBlank))
                        row(number, each, mine, problems).ifPresent(rows::add);
            }
        } catch (CsvParseException e) {
            problems.add(new RowProblem(0, Problem.of("", "source.file.quotes")));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory", e);
        }
        if (rows.isEmpty() && problems.isEmpty())
            problems.add(new RowProblem(0, Problem.of("", "source.file.empty")));
        return rows;
    }

    private static boolean header(CsvRecord row) {
        return row.getFields().stream().map(Fold::key).limit(HEADER.size()).toList().equals(HEADER);
    }

    private static Optional<Row> row(int number, CsvRecord row, Map<String, OrganisationId> mine,
            List<RowProblem> problems) {
        if (row.getFieldCount() < HEADER.size()) {
            problems.add(new RowProblem(number, Problem.of("", "source.file.row", "" + row.getFieldCount())));
            return Optional.empty();
        }
        var before = problems.size();
        var organisation = mine.get(row.getField(0).strip());
        if (organisation == null)
            problems.add(new RowProblem(number,
                    Problem.of("organisation", "source.file.organisation", shortened(row.getField(0)))));
        var kind = kind(row.getField(1));
        if (kind.isEmpty())
            problems.add(
                    new RowProblem(number, Problem.of("kind", "source.file.kind", shortened(row.getField(1)))));
        var text = Keeping.clean(unguarded(row.getField(2)));
        kind.flatMap(each -> Keeping.problem(each, text))
                .ifPresent(problem -> problems.add(new RowProblem(number, problem)));
        return organisation == null || problems.size() > before
                ? Optional.empty()
                : kind.map(each -> new Row(number, organisation, each, text));
    }

    private static Optional<Kind> kind(String text) {
        var code = Fold.width(text).strip().toUpperCase(Locale.ROOT);
        for (var kind : Kind.values())
            if (kind.isEntered() && kind.name().equals(code)) return Optional.of(kind);
        return Optional.empty();
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String guarded(String text) {
        return FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
