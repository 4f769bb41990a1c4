package dev.noroshi.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads the cells of all visible sheets of a workbook that passed the [WorkbookGate], sheet by sheet as a stream.
/// Nothing is calculated: of a formula, its own text is taken.
final class SheetCells {

    /// Filled cells of a whole workbook. The form has some two hundred.
    static final int CELLS = 20_000;

    /// The workbook holds more than anyone writes on a form.
    static final class TooMuch extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    static {
        // The gate has counted what unpacks, so the library need not guess from the ratio: the same sentence written a
        // hundred times packs better than its 1:100 and is no bomb.
        ZipSecureFile.setMinInflateRatio(0);
    }

    private SheetCells() {}

    static List<SheetCell> read(byte[] workbook) throws IOException, OpenXML4JException, SAXException {
        return read(workbook, CELLS);
    }

    /// @param limit how many filled cells there may be
    static List<SheetCell> read(byte[] workbook, int limit) throws IOException, OpenXML4JException, SAXException {
        try (var opened = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            var reader = new XSSFReader(opened);
            var strings = new ReadOnlySharedStringsTable(opened, false);
            var book = WorkbookSettings.of(reader);
            var cells = new ArrayList<SheetCell>();
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            for (var order = 0; sheets.hasNext(); order++)
                try (var sheet = sheets.next()) {
                    if (book.isHidden(sheets.getSheetName())) continue;
                    var handler = new SheetHandler(sheets.getSheetName(), order, strings, book, limit - cells.size());
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(handler);
                    parser.parse(new InputSource(sheet));
                    cells.addAll(handler.cells());
                }
            return cells;
        } catch (ParserConfigurationException noParser) {
            throw new IllegalStateException("The JDK gives no safe XML reader", noParser);
        }
    }
}
