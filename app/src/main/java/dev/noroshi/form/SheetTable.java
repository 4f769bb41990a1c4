package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.xml.sax.SAXException;

/// A plain table in a workbook (xlsx): the first visible sheet with something in it, as text. It passes the same gate as a
/// form, and nothing in it is calculated.
public final class SheetTable {

    /// All operators of the country and their people, with room to spare.
    private static final int CELLS = 400_000;

    private SheetTable() {
    }

    /// A row with something in it.
    ///
    /// @param number as a spreadsheet counts
    /// @param cells from the first column on; "" is blank
    public record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// What came of reading one.
    public sealed interface Reading {

        /// @param rows from the top, without those that are empty
        record Read(List<Row> rows) implements Reading {
            public Read {
                rows = List.copyOf(rows);
            }
        }

        record Refused(Problem problem) implements Reading {
        }
    }

    /// Whether a file calls itself a workbook, new or old.
    public static boolean isWorkbook(byte[] file) {
        return startsWith(file, 'P', 'K', 3, 4) || startsWith(file, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean startsWith(byte[] file, int... magic) {
        if (file.length < magic.length) return false;
        for (var i = 0; i < magic.length; i++)
            if ((file[i] & 0xFF) != magic[i]) return false;
        return true;
    }

    public static Reading read(byte[] workbook) {
        var refusal = WorkbookGate.refusal(workbook);
        if (refusal.isPresent()) return new Reading.Refused(refusal.get());
        try {
            return new Reading.Read(rows(SheetCells.read(workbook, CELLS)));
        } catch (SheetCells.TooMuch _) {
            return refused(FormProblem.WORKBOOK_TOO_LARGE, Integer.toString(WorkbookGate.UNPACKED_MEGABYTES));
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException _) {
            // a broken file meets the library's exceptions in every kind
            return refused(FormProblem.DAMAGED_WORKBOOK);
        }
    }

    private static Reading refused(FormProblem problem, String... details) {
        return new Reading.Refused(problem.of("", details));
    }

    private static List<Row> rows(List<SheetCell> cells) {
        if (cells.isEmpty()) return List.of();
        var first = cells.getFirst().order();
        var rows = new TreeMap<Integer, List<String>>();
        for (var cell : cells) {
            if (cell.order() != first) continue;
            var row = rows.computeIfAbsent(cell.row(), number -> new ArrayList<>());
            row.addAll(Collections.nCopies(Math.max(0, cell.column() + 1 - row.size()), ""));
            row.set(cell.column(), cell.text());
        }
        return rows.entrySet().stream().map(each -> new Row(each.getKey() + 1, each.getValue())).toList();
    }
}
