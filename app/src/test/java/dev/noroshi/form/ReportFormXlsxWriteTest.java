package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Occasion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportFormXlsxWriteTest {

    private static final ReportFormXlsx XLSX = new ReportFormXlsx(TestForms.REPORT);

    static List<TestForms.Filed> reports() {
        return TestForms.worldReports();
    }

    private static void assertComesBack(FormContent content) {
        var reading = ReportFormXlsxReadTest.reading(XLSX.write(content, Occasion.REAL));
        ReportFormXlsxReadTest.assertSame(reading.content(), content);
        assertThat(reading.unread()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportComesBackFromTheWorkbookAsItWas(TestForms.Filed report) {
        var content = TestForms.REPORT_JSON.read(report.fields()).content();
        var reading = ReportFormXlsxReadTest.reading(XLSX.write(content, Occasion.REAL));
        ReportFormXlsxReadTest.assertSame(reading.content(), content);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.unread()).isEmpty();
    }
}
