package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a file that is handed out is called.
class DownloadTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            report-1.xlsx   | attachment; filename="report-1.xlsx"
            別紙 1.pdf      | attachment; filename="__ 1.pdf"; filename*=UTF-8''%E5%88%A5%E7%B4%99%201.pdf
            café.txt        | attachment; filename="caf_.txt"; filename*=UTF-8''caf%C3%A9.txt
            ../../etc/passwd | attachment; filename="__.._etc_passwd"
            a";x=".html     | attachment; filename="a_;x=_.html"
            100%25.pdf      | attachment; filename="100_25.pdf"
            """)
    void aNameIsWrittenAsTheStandardSays(String name, String header) {
        assertThat(Download.disposition(name)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "a\u0000.pdf", "a\u202Efdp.exe", "a\u200B.pdf", "a\t.pdf"})
    void whatNobodySeesIsTakenOut(String name) {
        assertThat(Download.disposition(name)).startsWith("attachment; filename=\"a_").doesNotContain("\r", "\n",
                "\u0000", "%E2%80");
    }

    @Test
    void aNameIsNeverEmptyAndNeverEndless() {
        assertThat(Download.disposition(" ")).isEqualTo("attachment; filename=\"file\"");
        assertThat(Download.disposition("x".repeat(500) + ".pdf")).hasSizeLessThan(200).endsWith("x.pdf\"");
    }
}
