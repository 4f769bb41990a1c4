package dev.noroshi.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The filled form of the handbook as a workbook, and what people and machines make of it.
public final class Sheets {

    private Sheets() {
    }

    /// As the handbook fills it in (figure 5).
    public static byte[] example() {
        return sample("report-form-example.xlsx");
    }

    public static byte[] sample(String name) {
        try (var in = Sheets.class.getResourceAsStream("/forms/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The example with other words in some cells.
    ///
    /// @param cells addresses and what to write there, in turn
    public static byte[] exampleWith(String... cells) {
        return changed(example(), sheet -> {
            for (var i = 0; i < cells.length; i += 2)
                emptied(cell(sheet, cells[i])).setCellValue(cells[i + 1]);
        });
    }

    /// The example with a formula in a cell.
    public static byte[] exampleWithFormula(String cell, String formula) {
        return changed(example(), sheet -> emptied(cell(sheet, cell)).setCellFormula(formula));
    }

    private static byte[] changed(byte[] file, Consumer<XSSFSheet> change) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file)); var out = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cell cell(XSSFSheet sheet, String address) {
        var at = new CellReference(address);
        return sheet.getRow(at.getRow()).getCell(at.getCol());
    }

    /// The library keeps inline words beside what is set later.
    private static Cell emptied(Cell cell) {
        cell.setBlank();
        return cell;
    }

    /// Everything that stands in a workbook.
    public static List<String> words(byte[] file) {
        var words = new ArrayList<String>();
        eachCell(file, cell -> words.add(cell.toString()));
        return words;
    }

    /// How many cells of a workbook compute something.
    public static int formulas(byte[] file) {
        var found = new ArrayList<Cell>();
        eachCell(file, cell -> {
            if (cell.getCellType() == CellType.FORMULA) found.add(cell);
        });
        return found.size();
    }

    private static void eachCell(byte[] file, Consumer<Cell> each) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(each)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The example as a workbook that can run programs.
    public static byte[] exampleWithMacros() {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(example()));
                var out = new ByteArrayOutputStream()) {
            workbook.setVBAProject(new ByteArrayInputStream(new byte[]{1, 2, 3}));
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A workbook that is no form of ours.
    public static byte[] other() {
        try (var workbook = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            workbook.createSheet("家計簿").createRow(0).createCell(0).setCellValue("食費");
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A workbook in the format of 1997.
    public static byte[] old() {
        try (var workbook = new HSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            workbook.createSheet("情報連絡様式").createRow(0).createCell(0).setCellValue("情報連絡様式");
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An archive of one file.
    public static byte[] zip(String name, byte[] file) {
        try (var out = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(file);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A few hundred kilobytes that unpack to so many megabytes.
    public static byte[] bomb(int megabytes) {
        try (var out = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".getBytes(
                        java.nio.charset.StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                var block = new byte[1 << 20];
                for (var i = 0; i < megabytes; i++)
                    zip.write(block);
                zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
