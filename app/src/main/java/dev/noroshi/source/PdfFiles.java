package dev.noroshi.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;

/// Finds the files that stand in a PDF: those of the document (ISO 32000-2, 7.11.4) and those pinned to a page (12.5.6.15).
final class PdfFiles {

    private static final int MOST = 200;
    private static final int DEEPEST = 8;

    private PdfFiles() {
    }

    /// Opens the unpacked bytes; whoever reads them counts them.
    interface Content {
        InputStream open() throws IOException;
    }

    /// A file that stands in a PDF.
    record Embedded(String name, String description, Content content) {
    }

    /// All of them, each once.
    ///
    /// @throws IOException when there are more than anybody would put there
    static List<Embedded> in(PDDocument document) throws IOException {
        var found = new ArrayList<Embedded>();
        var seen = new IdentityHashMap<COSDictionary, Boolean>();
        var names = document.getDocumentCatalog().getNames();
        var tree = names == null ? null : names.getEmbeddedFiles();
        if (tree != null) collect(tree, found, seen, 0);
        var associated = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
        for (var n = 0; associated != null && n < associated.size(); n++)
            if (associated.getObject(n) instanceof COSDictionary file)
                add(new PDComplexFileSpecification(file), found, seen);
        for (var page : document.getPages())
            for (var note : page.getAnnotations())
                if (note instanceof PDAnnotationFileAttachment pinned
                        && pinned.getFile() instanceof PDComplexFileSpecification file)
                    add(file, found, seen);
        return found;
    }

    private static void collect(PDNameTreeNode<PDComplexFileSpecification> node, List<Embedded> found,
            Map<COSDictionary, Boolean> seen, int depth) throws IOException {
        if (depth > DEEPEST) throw new IOException("A tree of names that deep");
        var own = node.getNames();
        if (own != null)
            for (var each : own.values())
                if (each != null) add(each, found, seen);
        var below = node.getKids();
        if (below != null)
            for (var each : below)
                collect(each, found, seen, depth + 1);
    }

    private static void add(PDComplexFileSpecification file, List<Embedded> found, Map<COSDictionary, Boolean> seen)
            throws IOException {
        if (seen.put(file.getCOSObject(), true) != null) return;
        var name = Objects.requireNonNullElse(file.getFilename(), "file");
        var description = Objects.requireNonNullElse(file.getFileDescription(), "");
        for (var each : new PDEmbeddedFile[]{file.getEmbeddedFileUnicode(), file.getEmbeddedFile(),
                file.getEmbeddedFileDos(), file.getEmbeddedFileMac(), file.getEmbeddedFileUnix()}) {
            if (each == null || seen.put(each.getCOSObject(), true) != null) continue;
            if (found.size() == MOST) throw new IOException("More than " + MOST + " files in a PDF");
            found.add(new Embedded(name, description, () -> unpacking(each.getCOSObject())));
        }
    }

    /// Unpacks as it is read, so that whoever reads can stop. PDFBox would unpack all of it at once.
    private static InputStream unpacking(COSStream stream) throws IOException {
        var filters = stream.getFilters();
        if (filters instanceof COSArray all && all.size() == 1) filters = all.getObject(0);
        if (filters == null || filters instanceof COSArray all && all.size() == 0) return stream.createRawInputStream();
        if (COSName.FLATE_DECODE.equals(filters) && stream.getDictionaryObject(COSName.DECODE_PARMS) == null)
            return new InflaterInputStream(stream.createRawInputStream());
        throw new IOException("Packed in a way nobody packs files");
    }
}
