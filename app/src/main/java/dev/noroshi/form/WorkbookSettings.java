package dev.noroshi.form;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// What holds for a whole workbook: its number formats, which sheets are hidden, and which day its dates count from.
final class WorkbookSettings extends DefaultHandler {

    private final StylesTable styles;
    private final Set<String> hidden = new HashSet<>();
    private boolean countsFrom1904;

    private WorkbookSettings(StylesTable styles) {
        this.styles = styles;
    }

    static WorkbookSettings of(XSSFReader reader)
            throws IOException, InvalidFormatException, SAXException, ParserConfigurationException {
        var settings = new WorkbookSettings(reader.getStylesTable());
        try (var workbook = reader.getWorkbookData()) {
            var parser = XMLHelper.newXMLReader();
            parser.setContentHandler(settings);
            parser.parse(new InputSource(workbook));
        }
        return settings;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        var state = attributes.getValue("state");
        if (name.equals("sheet") && state != null && !state.equals("visible")) hidden.add(attributes.getValue("name"));
        if (name.equals("workbookPr")) countsFrom1904 = isTrue(attributes.getValue("date1904"));
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    boolean isHidden(String sheet) {
        return hidden.contains(sheet);
    }

    /// A number as its format shows it: a date as 2025-04-18, a time as 13:00, both, or the plain number.
    String show(double number, int style) {
        var format = style < styles.getNumCellStyles() ? styles.getStyleAt(style) : null;
        if (format != null && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString())
                && DateUtil.isValidExcelDate(number))
            return date(number, format.getDataFormatString());
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private String date(double number, @Nullable String format) {
        LocalDateTime date = DateUtil.getLocalDateTime(number, countsFrom1904, true);
        var time = "%02d:%02d".formatted(date.getHour(), date.getMinute());
        if (number < 1) return time;
        var showsTime = format != null && format.toLowerCase(Locale.ROOT).matches(".*[h時].*");
        return date.toLocalDate() + (showsTime || number != Math.rint(number) ? " " + time : "");
    }
}
