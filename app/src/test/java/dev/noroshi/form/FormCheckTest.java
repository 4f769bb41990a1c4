package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormCheckTest {

    private static final String LEAST = "\"tlp\": \"AMBER\", \"attachment\": \"NO\", \"sector\": \"electricity\"";

    static List<TestForms.Filed> reports() {
        return TestForms.worldReports();
    }

    private static List<Problem> problems(String members) {
        return new FormCheck(TestForms.REPORT).check(TestForms.report("{" + members + "}"), Purpose.SUBMIT,
                TestForms.NOW);
    }

    private static List<String> said(String members) {
        return problems(members).stream().map(problem -> problem.field() + " " + problem.code()).toList();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportOfTheWorldMayGoOn(TestForms.Filed report) {
        var content = TestForms.REPORT_JSON.read(report.fields()).content();
        assertThat(new FormCheck(TestForms.REPORT).check(content, Purpose.SUBMIT, TestForms.NOW)).isEmpty();
    }

    @Test
    void aFragmentMayBeSentOnceScopeAttachmentAndSectorAreChosen() {
        assertThat(said(LEAST)).isEmpty();
        assertThat(said("")).containsExactly("tlp choose-one", "attachment choose-one", "sector choose-one");
    }

    @Test
    void aDraftMayLackEverything() {
        assertThat(new FormCheck(TestForms.REPORT).check(FormContent.empty(), Purpose.SAVE, TestForms.NOW)).isEmpty();
    }

    @Test
    void unknownIsAnAnswerEverywhereButWhereThePaperHasAnAsterisk() {
        assertThat(said(LEAST + """
                , "unknown": ["importance", "event-type", "cause", "operator", "known-datetime", "occurred-datetime",
                  "timeline", "system-status", "publication", "next-steps", "lessons", "tlp-remarks"]""")).isEmpty();
        assertThat(said("\"unknown\": [\"tlp\", \"attachment\", \"sector\"]")).containsExactly(
                "tlp unknown-not-allowed",
                "attachment unknown-not-allowed", "sector unknown-not-allowed");
    }

    @Test
    void unknownMayStandBesideOtherCauses() {
        assertThat(said(LEAST + ", \"cause\": [\"UNKNOWN\", \"SYSTEM_VULNERABILITY\"]")).isEmpty();
    }

    @Test
    void nothingHappensAfterItWasNoticedOrReported() {
        assertThat(said(LEAST + """
                , "report-datetime": "2026-11-18T13:00:00+09:00", "known-datetime": "2026-11-18T08:10:00+09:00",
                "occurred-datetime": {"datetime": "2026-11-18T08:11:00+09:00"}"""))
                .containsExactly("occurred-datetime after-known");
        assertThat(said(LEAST + """
                , "report-datetime": "2026-11-18T13:00:00+09:00", "known-datetime": "2026-11-18T13:01:00+09:00",
                "timeline": [{"datetime": "2026-11-19", "status": "x"}]"""))
                .containsExactly("known-datetime after-report", "timeline[0].datetime after-report");
    }

    @Test
    void theSameHourOrDayIsNotAfter() {
        assertThat(said(
                LEAST + """
                , "report-datetime": "2026-11-18T13:00:00+09:00", "known-datetime": "2026-11-18T08:10:00+09:00",
                "occurred-datetime": {"datetime": "2026-11-18"}, "timeline": [{"datetime": "2026-11-18T13", "status": "x"}]"""))
                .isEmpty();
    }

    @Test
    void nothingLiesInTheFuture() {
        assertThat(said(LEAST + ", \"known-datetime\": \"2026-11-20T14:33:00+09:00\""))
                .containsExactly("known-datetime in-the-future");
        assertThat(said(LEAST + ", \"known-datetime\": \"2026-11-20T14:32:00+09:00\"")).isEmpty();
        assertThat(said(LEAST + ", \"report-datetime\": \"2026-11-21\""))
                .containsExactly("report-datetime in-the-future");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11-15 11-16 11-17 |
            11-17 11-16 11-15 |
            11-15 11-15 11-15 |
            11-15 11-17 11-16 | timeline[2].datetime row-out-of-order
            11-16 11-15 11-17 | timeline[1].datetime row-out-of-order
            """)
    void theCourseOfEventsRunsOneWay(String days, @Nullable String problem) {
        var rows = Arrays.stream(days.split(" "))
                .map("{\"datetime\": \"2026-%s\", \"status\": \"x\"}"::formatted)
                .collect(Collectors.joining(","));
        assertThat(said(LEAST + ", \"timeline\": [" + rows + "]"))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void whatCouldNotBeReadIsNamedAgainWithItsReason() {
        assertThat(said(
                LEAST + """
                , "known-datetime": "令和７年２月３０日", "occurred-datetime": {"datetime": "いつか"},
                "publication": {"text": "予定"}, "timeline": [{"datetime": "平成35年1月1日", "status": "x"}, {"datetime": "早朝", "status": "y"}]"""))
                .containsExactly("known-datetime no-such-day", "occurred-datetime unreadable-time",
                        "timeline[0].datetime outside-era", "publication choose-one");
    }

    @Test
    void aSectorTheFormDoesNotKnowIsNamed() {
        var content = TestForms.report("{" + LEAST + "}").with(ReportField.SECTOR, new FieldValue.Written("宇宙"));
        assertThat(new FormCheck(TestForms.REPORT).check(content, Purpose.SUBMIT, TestForms.NOW))
                .containsExactly(Problem.of("sector", "no-such-sector", "宇宙"));
    }

    @Test
    void aNumberThatIsNoneOfTheCentresIsNamed() {
        assertThat(said(LEAST + ", \"report-number\": 0, \"identification-number\": \"A-1\""))
                .containsExactly("report-number not-a-count", "identification-number not-a-number-of-the-centre");
        assertThat(said(LEAST + ", \"report-number\": 2, \"identification-number\": \"Ｒ１-2\"")).isEmpty();
    }
}
