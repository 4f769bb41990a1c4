package dev.noroshi.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// Everything a curious recipient can get out of a file: its words, and what it says about itself.
public final class Readable {

    private Readable() {
    }

    /// A PDF.
    ///
    /// @param pages the text of each page; spaces are left out, since the typeface sets some of its own
    /// @param all the same and what the file says about itself: properties, XMP, whatever is embedded
    public record Pdf(List<String> pages, String all) {
    }

    public static Pdf pdf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (var page = 1; page <= document.getNumberOfPages(); page++)
                pages.add(text(document, page));
            var all = new StringBuilder(String.join("\n", pages));
            var about = document.getDocumentInformation();
            for (var key : about.getMetadataKeys())
                all.append('\n').append(key).append('=').append(about.getPropertyStringValue(key));
            for (var key : document.getDocument().getXrefTable().keySet()) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSStream stream && isWords(stream.getNameAsString("Type")))
                    all.append('\n').append(stream.toTextString());
            }
            return new Pdf(pages, all.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Not a readable PDF", e);
        }
    }

    private static boolean isWords(@Nullable String type) {
        return "EmbeddedFile".equals(type) || "Metadata".equals(type);
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("[\\s　]", "");
    }

    /// The names and contents of all parts of a zipped document, and what the zip says about itself.
    public static String zipped(byte[] file) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                text.append(entry.getName()).append(' ').append(entry.getComment()).append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Not a readable workbook", e);
        }
        // comments stand at the end of the file, where the stream does not look
        return text.append(new String(file, StandardCharsets.ISO_8859_1)).toString();
    }
}
