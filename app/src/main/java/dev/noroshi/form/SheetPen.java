package dev.noroshi.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// Writes on a sheet as a careful clerk would: text as text, rows high enough to be read, new rows like the one above.
final class SheetPen {

    // MS Gothic of 10 points: a wide character takes 13.3 of the pixels a column width counts as 7 each
    private static final double WIDE_CHARACTERS_PER_WIDTH = 7 / 13.4;
    private static final double LINE = 13.5;
    // Excel shows no higher row
    private static final double HIGHEST_ROW = 400;
    // what a spreadsheet might take for the beginning of a formula
    private static final String FORMULA_STARTS = "=+-@\t";

    private final XSSFSheet sheet;

    SheetPen(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    String text(int row, int column) {
        return cell(row, column).getStringCellValue();
    }

    /// Writes a text; never a formula, whatever it begins with.
    void write(int row, int column, String text) {
        var cell = cell(row, column);
        // a cell that keeps its text inline keeps the old one unless it is emptied first
        cell.setBlank();
        cell.setCellValue(escaped(text));
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) quote(cell);
    }

    /// Excel then keeps it text even when somebody edits the cell.
    private void quote(XSSFCell cell) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setQuotePrefixed(true);
        cell.setCellStyle(style);
    }

    /// A text that looks like an escape of the format (_x000D_) is escaped itself.
    private static String escaped(String text) {
        return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }

    private XSSFCell cell(int row, int column) {
        var line = sheet.getRow(row);
        if (line == null) line = sheet.createRow(row);
        return line.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /// The last column of the merged cell at this place, or the column itself.
    int lastColumn(int row, int column) {
        return mergedAt(row, column).map(CellRangeAddress::getLastColumn).orElse(column);
    }

    private Optional<CellRangeAddress> mergedAt(int row, int column) {
        return sheet.getMergedRegions().stream().filter(area -> area.isInRange(row, column)).findFirst();
    }

    /// Puts empty rows below a row, with its borders and merged cells.
    void insertBelow(int row, int count) {
        if (count < 1) return;
        sheet.shiftRows(row + 1, sheet.getLastRowNum(), count);
        var areas = sheet.getMergedRegions().stream()
                .filter(area -> area.getFirstRow() == row && area.getLastRow() == row).toList();
        for (var i = 1; i <= count; i++) {
            copyStyles(sheet.getRow(row), sheet.createRow(row + i));
            for (var area : areas)
                sheet.addMergedRegion(
                        new CellRangeAddress(row + i, row + i, area.getFirstColumn(), area.getLastColumn()));
        }
    }

    private static void copyStyles(XSSFRow from, XSSFRow to) {
        for (var cell : from) to.createCell(cell.getColumnIndex()).setCellStyle(cell.getCellStyle());
    }

    /// Makes a row as high as its longest text needs; when no row can be that high, it becomes several with the text
    /// merged over them.
    void fit(int row) {
        var needed = 0.0;
        for (var cell : sheet.getRow(row)) needed = Math.max(needed, lines((XSSFCell) cell) * LINE + 3);
        var rows = (int) Math.ceil(needed / HIGHEST_ROW);
        if (rows > 1) spread(row, rows);
        for (var i = 0; i < Math.max(1, rows); i++)
            if (needed > LINE * 2)
                sheet.getRow(row + i).setHeightInPoints((float) Math.min(HIGHEST_ROW, needed / rows));
    }

    private double lines(XSSFCell cell) {
        var text = cell.toString();
        if (text.isEmpty()) return 0;
        var width = 0;
        for (var column = cell.getColumnIndex(); column <= lastColumn(cell.getRowIndex(),
                cell.getColumnIndex()); column++)
            width += sheet.getColumnWidth(column) / 256;
        var perLine = width * WIDE_CHARACTERS_PER_WIDTH;
        return text.lines().mapToDouble(line -> Math.max(1, Math.ceil(width(line) / perLine))).sum();
    }

    /// In wide characters: Latin letters and half-width kana count half.
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x300 || c >= 0xFF61 && c <= 0xFF9F ? 0.5 : 1).sum();
    }

    private void spread(int row, int rows) {
        var columns = new ArrayList<int[]>();
        for (var cell : sheet.getRow(row))
            if (!cell.toString().isEmpty())
                columns.add(new int[]{cell.getColumnIndex(), lastColumn(row, cell.getColumnIndex())});
        insertBelow(row, rows - 1);
        for (var column : columns) {
            removeMerged(area -> area.getFirstRow() >= row && area.getLastRow() < row + rows
                    && area.getFirstColumn() == column[0]);
            sheet.addMergedRegion(new CellRangeAddress(row, row + rows - 1, column[0], column[1]));
        }
    }

    private void removeMerged(Predicate<CellRangeAddress> which) {
        List<Integer> indices = new ArrayList<>();
        for (var i = 0; i < sheet.getNumMergedRegions(); i++) if (which.test(sheet.getMergedRegion(i))) indices.add(i);
        sheet.removeMergedRegions(indices);
    }
}
