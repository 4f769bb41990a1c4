package dev.noroshi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.AnnexFile.Checked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// A file is what its content shows, not what it is called.
class AnnexFileTest {

    @Test
    void anOfficeFileHasItsPartInsideAndNoMacros() throws IOException {
        var word = zip("[Content_Types].xml", "word/document.xml");
        assertThat(AnnexFile.check("a.docx", word)).isInstanceOf(Checked.Fit.class);
        for (var name : List.of("a.xlsx", "a.pptx"))
            assertThat(AnnexFile.check(name, word)).as(name).isInstanceOf(Checked.Unfit.class);
        assertThat(AnnexFile.check("a.docx", zip("evil.exe"))).isInstanceOf(Checked.Unfit.class);
        assertThat(AnnexFile.check("a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isInstanceOf(Checked.Unfit.class);
        assertThat(AnnexFile.check("a.zip", zip("anything"))).isInstanceOf(Checked.Fit.class);
    }

    @Test
    void whatABrowserWouldRunIsNoAnnex() {
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        for (var name : List.of("a.html", "a.svg", "a.xml", "a.js", "a.pdf", "a.png", "a.docx", "a", "a.exe"))
            assertThat(AnnexFile.check(name, page)).as(name).isInstanceOf(Checked.Unfit.class);
    }

    private static byte[] zip(String... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(part.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
