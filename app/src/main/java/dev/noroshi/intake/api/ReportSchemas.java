package dev.noroshi.intake.api;

import dev.noroshi.form.FormSchema;
import dev.noroshi.kernel.Language;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportPaper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Describes the report form in `/api/v1/openapi.json`, from the form itself: `Report` as it is answered, and what may be
/// sent to begin, save and follow up one.
@Component
class ReportSchemas implements OpenApiCustomizer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ReportPaper paper;

    ReportSchemas(ReportPaper paper) {
        this.paper = paper;
    }

    @Override
    public void customise(OpenAPI description) {
        var report = new FormSchema(paper.definition()).write();
        add(description, "Report", report.deepCopy());
        add(description, "NewReport", with(sent(report), terms()));
        add(description, "SavedReport", with(sent(report), terms(), edition()));
        add(description, "FollowUp", with(sent(report), kind()));
    }

    /// `null` is blank.
    private static ObjectNode sent(ObjectNode report) {
        var sent = report.deepCopy();
        var properties = NODES.objectNode();
        report.withObjectProperty("properties").properties().forEach(property -> {
            var orNull = properties.putObject(property.getKey());
            orNull.putArray("anyOf")
                    .add(NODES.objectNode().put("$ref", "#/components/schemas/Report/properties/" + property.getKey()))
                    .add(NODES.objectNode().put("type", "null"));
        });
        sent.set("properties", properties);
        var example = sent.putArray("examples").addObject();
        example.put("importance", "ATTENTION").put("tlp", "AMBER").put("attachment", "NO").put("sector", "finance")
                .put("event-type", "LEAD_MALWARE_INFECTION").put("known-datetime", "2026-11-20T08:10:00+09:00")
                .put("event-summary", "・端末1台がマルウェアに感染した。").put("system-status", "PARTIAL");
        example.putArray("cause").add("SUSPICIOUS_MAIL");
        example.putArray("unknown").add("spread-possibility");
        return sent;
    }

    private static ObjectNode with(ObjectNode schema, ObjectNode... others) {
        var properties = schema.withObjectProperty("properties");
        for (var other : others)
            properties.setAll(other);
        return schema;
    }

    private static ObjectNode terms() {
        var terms = NODES.objectNode();
        terms.set("drill", described("boolean", "訓練か / whether it is a drill"));
        terms.set("language", oneOf(Arrays.stream(Language.values()).map(Language::tag).toList(),
                "記載の言語（省略時は ja）/ the language it is written in"));
        terms.set("grounds", oneOf(names(Grounds.values()),
                "連絡の根拠（手引書 II.2.1 の3つの場合）/ why it is reported; OWN_JUDGEMENT if not given"));
        terms.set("reporting-case", described("integer", "grounds を番号で / the same by its number in the handbook")
                .put("minimum", 1).put("maximum", Grounds.values().length));
        terms.set("route", oneOf(List.of("SECRETARIAT", "MINISTRY", "CENTRE"),
                "連絡先。法令報告は MINISTRY、省庁自身の連絡は CENTRE / whom to hand it to"));
        return terms;
    }

    private static ObjectNode edition() {
        return NODES.objectNode().set("edition",
                described("integer", "下書きの版（If-Match の代わり）/ the edition it started from, instead of If-Match")
                        .put("minimum", 1));
    }

    private static ObjectNode kind() {
        return NODES.objectNode().set("kind", oneOf(List.of(ReportKind.FOLLOW_UP.name(), ReportKind.CORRECTION.name()),
                "続報か訂正か（省略時は続報）/ follow-up or correction"));
    }

    private static ObjectNode described(String type, String description) {
        return NODES.objectNode().put("type", type).put("description", description);
    }

    private static ObjectNode oneOf(List<String> words, String description) {
        var schema = described("string", description);
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static void add(OpenAPI description, String name, ObjectNode schema) {
        try {
            description.getComponents().addSchemas(name, Json31.mapper().readValue(schema.toString(), Schema.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("The description of " + name.toLowerCase(Locale.ROOT), impossible);
        }
    }
}
