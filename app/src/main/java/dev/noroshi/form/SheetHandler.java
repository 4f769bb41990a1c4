package dev.noroshi.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Collects the filled cells of one sheet while it streams by.
final class SheetHandler extends DefaultHandler {

    private final String sheet;
    private final int order;
    private final ReadOnlySharedStringsTable strings;
    private final WorkbookSettings book;
    private final int limit;
    private final List<SheetCell> cells = new ArrayList<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();

    private int row = -1;
    private int column = -1;
    private String type = "n";
    private int style;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private @Nullable StringBuilder open;
    private boolean inPhonetic;

    SheetHandler(String sheet, int order, ReadOnlySharedStringsTable strings, WorkbookSettings book, int limit) {
        this.sheet = sheet;
        this.order = order;
        this.strings = strings;
        this.book = book;
        this.limit = limit;
    }

    /// The cells, each as far as it is merged.
    List<SheetCell> cells() {
        return cells.stream().map(this::spread).toList();
    }

    private SheetCell spread(SheetCell cell) {
        return merged.stream()
                .filter(area -> area.getFirstRow() == cell.row() && area.getFirstColumn() == cell.column())
                .findFirst().map(area -> new SheetCell(sheet, order, cell.row(), cell.column(), area.getLastRow(),
                        area.getLastColumn(), cell.text()))
                .orElse(cell);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> {
                var number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                column = -1;
            }
            case "c" -> startCell(attributes);
            case "v" -> open = value;
            case "f" -> open = formula;
            case "rPh" -> inPhonetic = true;
            case "t" -> open = inPhonetic ? null : text;
            case "mergeCell" -> {
                if (merged.size() < SheetCells.CELLS) merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
            }
            default -> {
                // everything else is how it looks
            }
        }
    }

    private void startCell(Attributes attributes) {
        var address = attributes.getValue("r");
        column = address == null ? column + 1 : new CellAddress(address).getColumn();
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = attributes.getValue("s") == null ? 0 : Integer.parseInt(attributes.getValue("s"));
        value.setLength(0);
        text.setLength(0);
        formula.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (open != null) open.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SheetCells.TooMuch {
        switch (name) {
            case "v", "f", "t" -> open = null;
            case "rPh" -> inPhonetic = false;
            case "c" -> endCell();
            default -> {
                // see startElement
            }
        }
    }

    private void endCell() throws SheetCells.TooMuch {
        var shown = Texts.clean(shown());
        if (shown.isEmpty()) return;
        if (cells.size() >= limit) throw new SheetCells.TooMuch();
        cells.add(new SheetCell(sheet, order, row, column, row, column, shown));
    }

    private String shown() {
        if (!formula.isEmpty()) return "=" + formula;
        return switch (type) {
            case "s" -> strings.getItemAt(Integer.parseInt(value.toString().strip())).getString();
            case "inlineStr" -> unescaped(text.toString());
            case "str", "d" -> unescaped(value.toString());
            case "b" -> value.toString().strip().equals("1") ? "TRUE" : "FALSE";
            // #N/A and its like are what the reader sees
            case "e" -> value.toString().toUpperCase(Locale.ROOT);
            default -> number(value.toString().strip());
        };
    }

    private String number(String value) {
        return value.isEmpty() ? "" : book.show(Double.parseDouble(value), style);
    }

    /// Workbooks write characters XML cannot hold as _x000D_.
    private static String unescaped(String text) {
        return text.contains("_x") ? new XSSFRichTextString(text).getString() : text;
    }
}
