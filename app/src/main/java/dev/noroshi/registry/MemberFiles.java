package dev.noroshi.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Files of members and of their people, in the columns in which they are brought in.
@Component
class MemberFiles {

    /// Who will read a file.
    enum Reader {
        /// Column codes, the values as they are, UTF-8, LF.
        PROGRAM,
        /// Labels, a byte order mark so that a spreadsheet reads UTF-8, and no cell it would take for a formula.
        PERSON
    }

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Registry registry;

    MemberFiles(Registry registry) {
        this.registry = registry;
    }

    /// The members of the CEPTOARs on that day.
    byte[] members(Set<CeptoarCode> ceptoars, LocalDate on, Reader reader, Language language) {
        var columns = Stream.of(MemberColumn.values()).filter(column -> column != MemberColumn.VALID_FROM).toList();
        var rows = registry.members(ceptoars, on).stream().map(member -> columns.stream()
                .map(column -> MemberDifferences.value(column, member.organisation(), member.membership())).toList());
        return file(columns, rows, reader, language);
    }

    /// The people of those members on that day.
    byte[] people(Set<CeptoarCode> ceptoars, LocalDate on, Reader reader, Language language) {
        var columns = List.of(PersonColumn.values());
        var members = registry.members(ceptoars, on).stream().map(each -> each.organisation().id()).toList();
        var rows = registry.people(members, on).stream()
                .map(person -> columns.stream().map(column -> PersonDifferences.value(column, person)).toList());
        return file(columns, rows, reader, language);
    }

    private static byte[] file(Collection<? extends Column> columns, Stream<List<String>> rows, Reader reader,
            Language language) {
        var text = new StringWriter();
        UnaryOperator<String> cell = switch (reader) {
            case PROGRAM -> UnaryOperator.identity();
            case PERSON -> CsvGuard::guard;
        };
        if (reader == Reader.PERSON) text.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder()
                .lineDelimiter(reader == Reader.PERSON ? LineDelimiter.CRLF : LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns.stream()
                    .map(column -> reader == Reader.PERSON ? column.label(language) : column.code()).toList());
            rows.forEach(row -> csv.writeRecord(row.stream().map(cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
