package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormSchemaTest {

    private static final Schema REPORT = schema(TestForms.REPORT);
    private static final Schema ADVISORY = schema(TestForms.ADVISORY);

    private static Schema schema(FormDefinition form) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new FormSchema(form).write());
    }

    static List<TestForms.Filed> reports() {
        return TestForms.worldReports();
    }

    static List<TestForms.Filed> advisories() {
        return TestForms.worldAdvisories();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportIsWrittenAsTheSchemaSays(TestForms.Filed report) {
        var content = TestForms.REPORT_JSON.read(report.fields()).content();
        assertThat(REPORT.validate(TestForms.REPORT_JSON.writeNode(content))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("advisories")
    void everyAdvisoryIsWrittenAsTheSchemaSays(TestForms.Filed advisory) {
        var content = TestForms.ADVISORY_JSON.read(advisory.fields()).content();
        assertThat(ADVISORY.validate(TestForms.ADVISORY_JSON.writeNode(content))).isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsWrittenAsTheSchemaSays() {
        var content = TestForms.report("""
                {"known-datetime": "令和７年２月３０日", "occurred-datetime": {"precision": "unknown", "basis_ja": "ログなし"},
                 "publication": {"text": "掲載済"}, "timeline": [{"datetime": "早朝", "status": "発見"}, {"status": "対応中"}],
                 "unknown": ["lessons", "spread-possibility"]}""");
        assertThat(REPORT.validate(TestForms.REPORT_JSON.writeNode(content))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"x\"}", "{\"tlp\": \"ORANGE\"}", "{\"tlp\": [\"RED\"]}",
            "{\"cause\": \"OTHER\"}",
            "{\"sector\": \"space\"}", "{\"timeline\": [{\"who\": \"x\"}]}", "{\"unknown\": [\"everything\"]}", "[]",
            "{\"known-datetime\": {\"precision\": \"second\"}}", "{\"publication\": {\"choice\": \"MAYBE\"}}"})
    void whatTheReaderRefusesTheSchemaRefusesToo(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        assertThat(REPORT.validate(node)).isNotEmpty();
        assertThat(TestForms.REPORT_JSON.read(json).problems()).isNotEmpty();
    }
}
