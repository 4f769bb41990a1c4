package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Looks at a file before anything opens it: is it a workbook, and is it one we want to open? Unpacks it as a stream
/// into nothing and stops at the limit, so a bomb costs no memory.
final class WorkbookGate {

    /// Of the file as it came. A form with a few pictures has some hundred kilobytes.
    private static final int PACKED = 20 << 20;
    /// Of everything unpacked.
    static final int UNPACKED_MEGABYTES = 30;
    private static final int UNPACKED = UNPACKED_MEGABYTES << 20;
    /// Of a part that is read as a whole: styles, relations, the table of contents.
    private static final int PART = 4 << 20;
    private static final int PARTS = 2_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private WorkbookGate() {}

    /// Why the file cannot be taken, or empty when it may be opened.
    static Optional<Problem> refusal(byte[] file) {
        if (file.length > PACKED) return tooLarge();
        if (startsWith(file, ZIP)) return zipRefusal(file);
        if (startsWith(file, OLE)) return oleRefusal(file);
        return refused(FormProblem.NOT_A_WORKBOOK);
    }

    private static Optional<Problem> zipRefusal(byte[] file) {
        var parts = new HashSet<String>();
        var contentTypes = "";
        var left = (long) UNPACKED;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!parts.add(entry.getName())) return refused(FormProblem.DAMAGED_WORKBOOK);
                if (parts.size() > PARTS) return tooLarge();
                var isTable = entry.getName().equals("[Content_Types].xml");
                var allowed = Math.min(left, isStreamed(entry.getName()) ? UNPACKED : PART);
                var size = 0L;
                for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    if (isTable) contentTypes += new String(buffer, 0, read, StandardCharsets.UTF_8);
                    size += read;
                    if (size > allowed) return tooLarge();
                }
                left -= size;
            }
        } catch (IOException | IllegalArgumentException damaged) {
            return refused(FormProblem.DAMAGED_WORKBOOK);
        }
        if (parts.contains("xl/vbaProject.bin") || contentTypes.contains("macroEnabled"))
            return refused(FormProblem.WORKBOOK_WITH_MACROS);
        if (!contentTypes.contains("spreadsheetml.sheet.main+xml")) return refused(FormProblem.NOT_A_WORKBOOK);
        return Optional.empty();
    }

    /// Parts the reader runs through without keeping them whole, and pictures it never looks at.
    private static boolean isStreamed(String part) {
        return part.startsWith("xl/worksheets/sheet") || part.equals("xl/sharedStrings.xml")
                || part.startsWith("xl/media/");
    }

    /// The old container holds workbooks of before 2007, and new ones under a password.
    private static Optional<Problem> oleRefusal(byte[] file) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) return refused(FormProblem.ENCRYPTED_WORKBOOK);
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book"))
                return refused(FormProblem.OLD_WORKBOOK);
            return refused(FormProblem.NOT_A_WORKBOOK);
        } catch (IOException | RuntimeException damaged) {
            // the library answers a broken container with many kinds of exception
            return refused(FormProblem.DAMAGED_WORKBOOK);
        }
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static Optional<Problem> tooLarge() {
        return Optional.of(FormProblem.WORKBOOK_TOO_LARGE.of("", Integer.toString(UNPACKED_MEGABYTES)));
    }

    private static Optional<Problem> refused(FormProblem problem) {
        return Optional.of(problem.of(""));
    }
}
