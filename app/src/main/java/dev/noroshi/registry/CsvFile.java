package dev.noroshi.registry;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.noroshi.form.SheetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A table as people send it: a CSV file in UTF-8 with or without a byte order mark, or in Shift_JIS as spreadsheets in
/// Japan save it; or the workbook (xlsx) itself.
///
/// @param header the first row
/// @param rows all further rows but the empty ones
public record CsvFile(List<String> header, List<Row> rows) {

    /// More than all operators of the country.
    static final int MOST_ROWS = 20_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /// Shift_JIS with the characters spreadsheets know (髙, ①, ㈱).
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    /// @param number as a spreadsheet counts
    public record Row(int number, List<String> cells) {
    }

    /// What came of reading one.
    public sealed interface Reading {

        record Read(CsvFile file) implements Reading {
        }

        record Unreadable(RowProblem problem) implements Reading {
        }
    }

    /// Reads one; nothing in it is calculated.
    public static Reading read(byte[] bytes) {
        if (bytes.length == 0) return unreadable("registry-file-empty");
        if (SheetTable.isWorkbook(bytes)) return ofWorkbook(bytes);
        var text = decode(bytes);
        if (text.isEmpty()) return unreadable("registry-file-encoding");
        try {
            return split(text.get());
        } catch (CsvParseException e) {
            return unreadable("registry-file-quotes");
        }
    }

    private static Reading split(String text) {
        var rows = new ArrayList<Row>();
        try (var reader = CsvReader.builder().skipEmptyLines(false).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            var number = 0;
            for (CsvRecord each : reader) {
                number++;
                if (each.getFields().stream().allMatch(String::isBlank)) continue;
                if (rows.size() > MOST_ROWS) return unreadable("registry-file-long", Integer.toString(MOST_ROWS));
                rows.add(new Row(number, each.getFields()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory", e);
        }
        return ofRows(rows);
    }

    private static Reading ofWorkbook(byte[] bytes) {
        return switch (SheetTable.read(bytes)) {
            case SheetTable.Reading.Refused(var problem) -> new Reading.Unreadable(new RowProblem(0, problem));
            case SheetTable.Reading.Read(var rows) -> rows.size() > MOST_ROWS
                    ? unreadable("registry-file-long", Integer.toString(MOST_ROWS))
                    : ofRows(filled(rows));
        };
    }

    /// A workbook keeps no blank cells at the end of a row; here they are blank, not missing.
    private static List<Row> filled(List<SheetTable.Row> rows) {
        var width = rows.isEmpty() ? 0 : rows.getFirst().cells().size();
        return rows.stream().map(row -> {
            var cells = new ArrayList<>(row.cells());
            cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
            return new Row(row.number(), cells);
        }).toList();
    }

    private static Reading ofRows(List<Row> rows) {
        if (rows.isEmpty()) return unreadable("registry-file-empty");
        if (rows.size() == 1) return unreadable("registry-file-header-only");
        return new Reading.Read(new CsvFile(withoutBlankEnd(rows.getFirst().cells()), rows.subList(1, rows.size())));
    }

    private static List<String> withoutBlankEnd(List<String> header) {
        var end = header.size();
        while (header.get(end - 1).isBlank())
            end--;
        return header.subList(0, end);
    }

    private static Optional<String> decode(byte[] bytes) {
        var text = decode(bytes, StandardCharsets.UTF_8).or(() -> decode(bytes, SHIFT_JIS));
        return text.map(each -> each.startsWith(BYTE_ORDER_MARK) ? each.substring(1) : each);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Reading unreadable(String code, String... details) {
        return new Reading.Unreadable(RowProblem.ofFile(code, details));
    }
}
