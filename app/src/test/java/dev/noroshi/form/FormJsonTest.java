package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FormJsonTest {

    static List<TestForms.Filed> reports() {
        return TestForms.worldReports();
    }

    static List<TestForms.Filed> advisories() {
        return TestForms.worldAdvisories();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportIsReadWithoutAProblemAndWrittenAsItWas(TestForms.Filed report) {
        var reading = TestForms.REPORT_JSON.read(report.fields());
        assertThat(reading.problems()).isEmpty();
        assertThat(TestForms.REPORT_JSON.writeNode(reading.content())).isEqualTo(withoutBlanks(report.fields()));
    }

    @ParameterizedTest
    @MethodSource("advisories")
    void everyAdvisoryIsReadWithoutAProblemAndReadsTheSameOnceWritten(TestForms.Filed advisory) {
        var reading = TestForms.ADVISORY_JSON.read(advisory.fields());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.content().values()).hasSizeGreaterThan(10);
        assertThat(TestForms.ADVISORY_JSON.read(TestForms.ADVISORY_JSON.write(reading.content())).content())
                .isEqualTo(reading.content());
    }

    /// null and missing are both blank; an unknown time is named among the unknown only; causes stand as on paper.
    private static ObjectNode withoutBlanks(ObjectNode fields) {
        var copy = fields.deepCopy();
        copy.removeIf(node -> node.isNull() || node.path("precision").asString("").equals("unknown"));
        if (copy.get("unknown").isEmpty()) copy.remove("unknown");
        var causes = copy.get("cause").valueStream().map(JsonNode::stringValue).toList();
        copy.set("cause", copy.arrayNode());
        TestForms.REPORT.field(ReportField.CAUSE).options().stream().map(FormOption::code).filter(causes::contains)
                .forEach(copy.withArray("cause")::add);
        return copy;
    }

    @Test
    void whatIsNotTheFormsIsNamedAllAtOnce() {
        var problems = TestForms.REPORT_JSON.read("""
                {"tlp": "PURPLE", "sector": "space", "cause": ["UNKNOWN", "GREMLINS", 3], "attachment": true,
                 "report-number": "2", "colour": "red", "known-datetime": "2025-02-30", "operator": ["x"],
                 "occurred-datetime": {"datetime": "2025-04-18", "precision": "minute", "zone": "JST"},
                 "timeline": [{"datetime": "令和７年２月３０日", "status": "x"}, "y", {"status": 5, "who": "z"}],
                 "publication": {"text": "予定"}, "unknown": ["tlp", "spread-possibility", "sky", 4]}""").problems();
        assertThat(problems).extracting(Problem::field, Problem::code).containsExactlyInAnyOrder(
                t("tlp", "no-such-option"), t("sector", "no-such-sector"),
                t("cause[1]", "no-such-option"), t("cause[2]", "not-a-text"), t("attachment", "not-a-text"),
                t("report-number", "not-a-number"), t("colour", "no-such-field"), t("known-datetime", "no-such-day"),
                t("operator", "not-a-text"), t("occurred-datetime.zone", "no-such-field"),
                t("occurred-datetime.precision", "precision-does-not-fit"), t("timeline[0].datetime", "no-such-day"),
                t("timeline[1]", "not-an-object"), t("timeline[2].status", "not-a-text"),
                t("timeline[2].who", "no-such-field"), t("publication.choice", "choose-one"),
                t("unknown[2]", "no-such-field"), t("unknown[3]", "not-a-text"), t("unknown[3]", "no-such-field"));
    }

    private static Tuple t(String field, String code) {
        return Tuple.tuple(field, code);
    }

    @Test
    void whatCouldNotBeReadStaysForThePersonToMend() {
        var content = TestForms.report("""
                {"known-datetime": "令和７年２月３０日", "publication": {"text": "予定"},
                 "timeline": [{"datetime": "早朝", "status": "気づいた"}]}""");
        assertThat(content.get(ReportField.KNOWN_DATETIME)).contains(new FieldValue.Written("令和７年２月３０日"));
        assertThat(content.get(ReportField.PUBLICATION)).contains(new FieldValue.Written("予定"));
        assertThat(TestForms.report(TestForms.REPORT_JSON.write(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"x\"", "{\"tlp\": \"RED\"", "{} {}",
            "{\"tlp\": \"RED\", \"tlp\": \"GREEN\"}"})
    void whatIsNoJsonObjectIsRefusedInOneSentence(String json) {
        assertThat(TestForms.REPORT_JSON.read(json).problems()).containsExactly(Problem.of("", "not-a-json-object"));
    }

    @Test
    void aHugeTextIsNamedAndNotKept() {
        var reading = TestForms.REPORT_JSON
                .read("{\"tlp\": \"RED\", \"event-summary\": \"" + "あ".repeat(10_000_000) + "\"}");
        assertThat(reading.problems()).containsExactly(Problem.of("event-summary", "too-long", "20000", "10000000"));
        assertThat(reading.content().get(ReportField.EVENT_SUMMARY)).isEmpty();
        assertThat(reading.content().choice(ReportField.TLP)).contains("RED");
    }

    @Test
    void moreThanTwoHundredRowsAreTooMany() {
        var rows = String.join(",", Collections.nCopies(201, "{\"status\": \"x\"}"));
        assertThat(TestForms.REPORT_JSON.read("{\"timeline\": [" + rows + "]}").problems())
                .containsExactly(Problem.of("timeline", "too-many-rows", "200", "201"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "2024-04-24T00:40:00Z"      | 2024-04-24T09:40:00+09:00
            "2024-04-24T09:40:00+09:00" | 2024-04-24T09:40:00+09:00
            "令和６年４月２４日 9時40分" | 2024-04-24T09:40:00+09:00
            "2024-04-23"                | 2024-04-23
            {"datetime": "2024-04-23T09:40:00+09:00", "precision": "day"} | 2024-04-23
            {"datetime": "2024-04-23T09", "precision": "hour"} | 2024-04-23T09
            """)
    void timesAreReadInEveryWriting(String json, String iso) {
        assertThat(TestForms.report("{\"known-datetime\": " + json + "}").get(ReportField.KNOWN_DATETIME))
                .contains(new FieldValue.Moment(PointInTime.parseIso(iso).orElseThrow(), null));
    }

    @Test
    void unknownIsNotBlankAndTheSameHoweverItIsSaid() {
        assertThat(TestForms.report("{\"unknown\": [\"operator\"]}"))
                .isEqualTo(TestForms.report("{\"operator\": \"不明\"}"))
                .isNotEqualTo(FormContent.empty());
        assertThat(TestForms.report("{\"unknown\": [\"cause\"]}"))
                .isEqualTo(TestForms.report("{\"cause\": [\"UNKNOWN\"]}"));
        assertThat(TestForms.report("{\"occurred-datetime\": {\"precision\": \"unknown\"}}"))
                .isEqualTo(TestForms.report("{\"unknown\": [\"occurred-datetime\"]}"));
        assertThat(TestForms.REPORT_JSON.read("{\"operator\": \"x\", \"unknown\": [\"operator\"]}").problems())
                .containsExactly(Problem.of("operator", "unknown-and-given"));
    }

    @Test
    void publicScopeIsUnderstoodByBothItsNames() {
        assertThat(TestForms.report("{\"tlp\": \"CLEAR\"}")).isEqualTo(TestForms.report("{\"tlp\": \"WHITE\"}"));
        assertThat(TestForms.report("{\"tlp\": \"TLP:CLEAR\"}").tlp()).contains(Tlp.CLEAR);
    }

    @Test
    void whyATimeIsUnknownIsKept() {
        var content = TestForms.report("{\"occurred-datetime\": {\"precision\": \"unknown\", \"basis_ja\": \"ログなし\"}}");
        assertThat(content.get(ReportField.OCCURRED_DATETIME)).contains(new FieldValue.Unknown("ログなし"));
        assertThat(TestForms.REPORT_JSON.read(TestForms.REPORT_JSON.write(content)).content()).isEqualTo(content);
        assertThat(TestForms.REPORT_JSON.read(TestForms.REPORT_JSON.write(content)).problems()).isEmpty();
    }
}
