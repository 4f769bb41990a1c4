package dev.noroshi.form;

/// A cell of a workbook that has something in it. A merged cell reaches to its last row and column.
///
/// @param sheet the name of the sheet
/// @param order the number of the sheet, from 0
/// @param row from 0
/// @param column from 0
/// @param text what a reader sees; of a formula, the formula itself
record SheetCell(String sheet, int order, int row, int column, int lastRow, int lastColumn, String text) {

    /// Where it stands: `シート「1枚目」 C9`.
    String place() {
        return "シート「" + sheet + "」 " + address();
    }

    String address() {
        return columnName(column) + (row + 1);
    }

    boolean coversRow(int row) {
        return this.row <= row && row <= lastRow;
    }

    private static String columnName(int column) {
        var name = new StringBuilder();
        for (var c = column + 1; c > 0; c = (c - 1) / 26) name.insert(0, (char) ('A' + (c - 1) % 26));
        return name.toString();
    }
}
