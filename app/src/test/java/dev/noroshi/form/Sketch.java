package dev.noroshi.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A workbook as loose cells, so that a test can move them about as people do and save it again.
final class Sketch {

    /// A cell with where it stands; what a test does not care about stays as it was.
    static final class Cell {
        String sheet;
        int row;
        int column;
        int rows = 1;
        int columns = 1;
        Object value;
        String format = "";

        Cell(String sheet, int row, int column, Object value) {
            this.sheet = sheet;
            this.row = row;
            this.column = column;
            this.value = value;
        }

        String text() {
            return value.toString();
        }
    }

    /// A formula, written as one.
    record Formula(String text) {}

    final List<Cell> cells = new ArrayList<>();

    static Sketch of(byte[] workbook) {
        var sketch = new Sketch();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (var sheet : book)
                for (var row : sheet)
                    for (var cell : row)
                        if (!cell.toString().isEmpty()) sketch.cells.add(copy((XSSFSheet) sheet, (XSSFCell) cell));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sketch;
    }

    private static Cell copy(XSSFSheet sheet, XSSFCell from) {
        var cell = new Cell(sheet.getSheetName(), from.getRowIndex(), from.getColumnIndex(), from.getStringCellValue());
        for (var area : sheet.getMergedRegions())
            if (area.getFirstRow() == cell.row && area.getFirstColumn() == cell.column) {
                cell.rows = area.getLastRow() - area.getFirstRow() + 1;
                cell.columns = area.getLastColumn() - area.getFirstColumn() + 1;
            }
        return cell;
    }

    /// The cell whose text begins so.
    Cell find(String beginning) {
        return cells.stream().filter(cell -> cell.text().startsWith(beginning)).findFirst()
                .orElseThrow(() -> new AssertionError("No cell begins with " + beginning));
    }

    Cell at(String address) {
        var reference = new CellReference(address);
        return cells.stream().filter(cell -> cell.row == reference.getRow() && cell.column == reference.getCol())
                .findFirst().orElseThrow(() -> new AssertionError("Nothing stands at " + address));
    }

    Sketch put(String address, Object value) {
        var reference = new CellReference(address);
        cells.removeIf(cell -> cell.row == reference.getRow() && cell.column == reference.getCol());
        cells.add(new Cell(cells.getFirst().sheet, reference.getRow(), reference.getCol(), value));
        return this;
    }

    Sketch set(String address, Object value) {
        at(address).value = value;
        return this;
    }

    Sketch format(String address, String format) {
        at(address).format = format;
        return this;
    }

    Sketch texts(UnaryOperator<String> change) {
        for (var cell : cells) if (cell.value instanceof String text) cell.value = change.apply(text);
        return this;
    }

    Sketch replace(String part, String by) {
        return texts(text -> text.replace(part, by));
    }

    Sketch remove(Predicate<Cell> which) {
        cells.removeIf(which);
        return this;
    }

    Sketch down(int rows) {
        cells.forEach(cell -> cell.row += rows);
        return this;
    }

    Sketch right(int columns) {
        cells.forEach(cell -> cell.column += columns);
        return this;
    }

    /// Empty rows before a row (from 1, as on the screen); what is merged over the place grows.
    Sketch insertRows(int before, int count) {
        for (var cell : cells) {
            if (cell.row < before - 1 && cell.row + cell.rows > before - 1) cell.rows += count;
            if (cell.row >= before - 1) cell.row += count;
        }
        return this;
    }

    Sketch insertColumns(int before, int count) {
        for (var cell : cells) {
            if (cell.column < before && cell.column + cell.columns > before) cell.columns += count;
            if (cell.column >= before) cell.column += count;
        }
        return this;
    }

    Sketch unmerge() {
        cells.forEach(cell -> cell.rows = cell.columns = 1);
        return this;
    }

    Sketch split(int beforeRow, String sheet) {
        var first = cells.getFirst().sheet;
        for (var cell : cells)
            if (cell.sheet.equals(first) && cell.row >= beforeRow - 1) {
                cell.sheet = sheet;
                cell.row -= beforeRow - 1;
            }
        return this;
    }

    byte[] save() {
        try (var book = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            for (var cell : cells) {
                var sheet = book.getSheet(cell.sheet) == null
                        ? book.createSheet(cell.sheet)
                        : book.getSheet(cell.sheet);
                var row = sheet.getRow(cell.row) == null ? sheet.createRow(cell.row) : sheet.getRow(cell.row);
                write(book, row.createCell(cell.column), cell);
                if (cell.rows > 1 || cell.columns > 1)
                    sheet.addMergedRegion(new CellRangeAddress(cell.row, cell.row + cell.rows - 1, cell.column,
                            cell.column + cell.columns - 1));
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(XSSFWorkbook book, XSSFCell to, Cell cell) {
        switch (cell.value) {
            case Formula(var text) -> to.setCellFormula(text);
            case LocalDateTime date -> to.setCellValue(date);
            case Number number -> to.setCellValue(number.doubleValue());
            case Boolean flag -> to.setCellValue(flag);
            default -> to.setCellValue(cell.value.toString());
        }
        if (!cell.format.isEmpty()) {
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(cell.format));
            to.setCellStyle(style);
        }
    }
}
