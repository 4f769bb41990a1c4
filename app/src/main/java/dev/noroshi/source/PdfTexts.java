package dev.noroshi.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads the pages, notes and properties of a PDF; the files in it are read like those in an archive. A page that shows an image without any text is told to be unreadable.
final class PdfTexts {

    private static final int MOST_PAGES = 500;

    private PdfTexts() {
    }

    /// @param files takes each file that stands in it, at once: later it cannot be opened any more
    static Contents.Read read(byte[] content, Consumer<PdfFiles.Embedded> files) {
        var parts = new ArrayList<Contents.Part>();
        var unreadable = new ArrayList<String>();
        var isCut = false;
        try (var document = Loader.loadPDF(content)) {
            parts.add(new Contents.Part("", properties(document)));
            isCut = document.getNumberOfPages() > MOST_PAGES;
            if (isCut) unreadable.add("p. " + (MOST_PAGES + 1) + "–");
            for (var page = 1; page <= Math.min(MOST_PAGES, document.getNumberOfPages()); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(document) + notes(document, page);
                if (text.isBlank()) unreadable.add("p. " + page);
                else parts.add(new Contents.Part("p. " + page, text));
            }
            PdfFiles.in(document).forEach(files);
        } catch (IOException | RuntimeException e) {
            // encrypted or broken: PDFBox throws whatever comes first
            return new Contents.Read(List.of(), List.of(""), false);
        }
        return new Contents.Read(parts, unreadable, isCut);
    }

    private static String properties(PDDocument document) throws IOException {
        PDDocumentInformation known = document.getDocumentInformation();
        var values = known.getMetadataKeys().stream().map(key -> String.valueOf(known.getPropertyStringValue(key)));
        var metadata = document.getDocumentCatalog().getMetadata();
        var xmp = metadata == null
                ? ""
                : new String(metadata.toByteArray(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", "\n\n\n");
        return Stream.concat(values, Stream.of(xmp)).collect(Collectors.joining("\n\n\n"));
    }

    private static String notes(PDDocument document, int page) throws IOException {
        var notes = new StringBuilder();
        for (var note : document.getPage(page - 1).getAnnotations())
            for (var key : List.of(COSName.CONTENTS, COSName.T, COSName.V)) {
                var said = note.getCOSObject().getString(key);
                if (said != null) notes.append("\n\n\n").append(said);
            }
        return notes.toString();
    }
}
