package dev.noroshi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.junit.jupiter.api.Test;

/// Files that stand in a PDF are read as if they were annexes themselves.
class EmbeddedFilesTest {

    private static final String SECRET = "汐凪テレコムの回線";
    /// What a page without a text of its own adds.
    private static final String BLANK_PAGE = "p. 1";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private enum Where {
        DOCUMENT, PAGE, ASSOCIATED
    }

    private static byte[] pdf(Where where, String name, byte[] content) throws IOException {
        try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
            var specification = new PDComplexFileSpecification();
            specification.setFile(name);
            specification.setFileUnicode(name);
            specification.setFileDescription("説明");
            specification.setEmbeddedFile(file);
            switch (where) {
                case DOCUMENT -> {
                    var tree = new PDEmbeddedFilesNameTreeNode();
                    tree.setNames(Map.of(name, specification));
                    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(tree);
                    document.getDocumentCatalog().setNames(names);
                }
                case PAGE -> {
                    var pinned = new PDAnnotationFileAttachment();
                    pinned.setFile(specification);
                    pinned.setRectangle(new PDRectangle(10, 10, 20, 20));
                    page.setAnnotations(List.of(pinned));
                }
                case ASSOCIATED -> {
                    var all = new org.apache.pdfbox.cos.COSArray();
                    all.add(specification.getCOSObject());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), all);
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static String all(Contents.Read read) {
        return String.join("\n", read.parts().stream().map(part -> part.name() + ":" + part.text()).toList());
    }

    @Test
    void aFileOfTheDocumentOrOfAPageIsRead() throws IOException {
        for (var where : Where.values()) {
            var read = Contents.read("a.pdf", pdf(where, "別添.txt", bytes(SECRET)));
            assertThat(all(read)).as(where.name()).contains("別添.txt:" + SECRET, "説明");
            assertThat(read.unreadable()).containsExactly(BLANK_PAGE);
        }
    }

    @Test
    void aFileInAnArchiveInAPdfInAPdfIsReadAndNotDeeper() throws IOException {
        var inner = pdf(Where.DOCUMENT, "c.zip", zip("d.txt", bytes(SECRET)));
        var read = Contents.read("a.pdf", pdf(Where.DOCUMENT, "b.pdf", inner));
        assertThat(all(read)).contains(SECRET);
        var deeper = Contents.read("a.pdf", pdf(Where.DOCUMENT, "0.pdf", pdf(Where.PAGE, "b.pdf", inner)));
        assertThat(all(deeper)).doesNotContain(SECRET);
        assertThat(deeper.unreadable()).anyMatch(part -> part.contains("c.zip"));
    }

    @Test
    void whatCannotBeReadInItIsTold() throws IOException {
        var read = Contents.read("a.pdf", pdf(Where.DOCUMENT, "b.exe", bytes("MZ")));
        assertThat(read.unreadable()).contains("b.exe");
        assertThat(all(read)).contains("b.exe");
    }

    @Test
    void aBombInItIsNotUnpacked() throws IOException {
        var bomb = pdf(Where.DOCUMENT, "b.txt", new byte[80 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(200_000);
        assertThat(Contents.read("a.pdf", bomb).unreadable()).contains("b.txt");
    }
}
