package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.noroshi.kernel.Language;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `/api/v1/openapi.json` says what the API does, and all of it.
@NoroshiTest
class ApiDescriptionTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /// `curl … -X PUT … "$NOROSHI/api/v1/reports/$ID/draft"`.
    private static final Pattern EXAMPLE = Pattern
            .compile("curl (?:-X (?<method>[A-Z]+) )?\"\\$NOROSHI(?<path>/api/v1/[^?\"]*)");

    @Autowired
    Programs programs;
    @Autowired
    Routes routes;
    @Autowired
    ReportPaper paper;

    JsonNode description;
    final Map<String, Schema> compiled = new HashMap<>();

    @BeforeEach
    void read() throws Exception {
        var address = URI.create("http://127.0.0.1:" + programs.port() + "/api/v1/openapi.json");
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as("anybody may read it").isEqualTo(200);
        description = MAPPER.readTree(answer.body());
    }

    @Test
    void itIsOpenApi31AndSaysHowOneEnters() {
        assertThat(description.path("openapi").asString()).startsWith("3.1.");
        assertThat(description.path("info").path("title").asString()).isEqualTo("Noroshi");
        var scheme = description.path("components").path("securitySchemes").path("token");
        assertThat(scheme.path("type").asString()).isEqualTo("http");
        assertThat(scheme.path("scheme").asString()).isEqualTo("bearer");
        assertThat(description.path("security").get(0).has("token")).isTrue();
    }

    @Test
    void everyRouteOfTheApiIsInIt() {
        var missing = new ArrayList<String>();
        for (var route : routes.all()) {
            if (!route.path().startsWith("/api/v1/") || route.path().startsWith("/api/v1/openapi")) continue;
            var operation = description.path("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
            if (operation.isMissingNode()) missing.add(route.method() + " " + route.path());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationIsWholeAndNamedOnce() {
        var names = new HashSet<String>();
        operations().forEach((name, operation) -> {
            assertThat(operation.path("operationId").asString("")).as(name).isNotBlank().satisfies(id -> assertThat(
                    names.add(id)).as("twice: " + id).isTrue());
            assertThat(operation.path("responses").size()).as(name).isGreaterThan(1);
            operation.path("responses").forEach(
                    response -> assertThat(response.path("description").asString("")).as(name).isNotBlank());
            operation.path("parameters").forEach(parameter -> {
                assertThat(parameter.path("name").asString("")).as(name).isNotBlank();
                assertThat(parameter.path("in").asString()).as(name).isIn("path", "query", "header");
                assertThat(parameter.has("schema")).as(name + " " + parameter).isTrue();
            });
            var described = new ArrayList<String>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString().equals("path")) {
                    described.add(parameter.path("name").asString());
                    assertThat(parameter.path("required").asBoolean()).as(name).isTrue();
                }
            });
            assertThat(described).as(name).containsExactlyInAnyOrderElementsOf(placeholders(name));
        });
        assertThat(names).hasSizeGreaterThan(15);
    }

    private static List<String> placeholders(String path) {
        return Pattern.compile("\\{([^}]+)}").matcher(path).results().map(found -> found.group(1)).toList();
    }

    private Map<String, JsonNode> operations() {
        var operations = new java.util.TreeMap<String, JsonNode>();
        description.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    @Test
    void everyWriteSaysHowItIsRefused() {
        operations().forEach((name, operation) -> {
            var problem = "application/problem+json";
            assertThat(reference(operation, "default", problem)).as(name).endsWith("/ApiProblem");
            if (name.startsWith("get ")) return;
            assertThat(reference(operation, "409", problem)).as(name).endsWith("/Conflict");
            assertThat(reference(operation, "422", problem)).as(name).endsWith("/ApiProblem");
        });
    }

    private static String reference(JsonNode operation, String status, String type) {
        return operation.path("responses").path(status).path("content").path(type).path("schema").path("$ref")
                .asString("");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var dangling = new ArrayList<String>();
        follow(description, dangling);
        assertThat(dangling).isEmpty();
    }

    private void follow(JsonNode node, List<String> dangling) {
        if (node.path("$ref").isString()) {
            var target = node.path("$ref").asString();
            if (!target.startsWith("#/") || description.at(target.substring(1)).isMissingNode()) dangling.add(target);
        }
        node.forEach(each -> follow(each, dangling));
    }

    @Test
    void everySchemaIsASchema() {
        var metaSchema = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        description.path("components").path("schemas").properties().forEach(
                schema -> assertThat(metaSchema.validate(schema.getValue())).as(schema.getKey()).isEmpty());
    }

    @Test
    void theFieldsOfAReportAreThoseOfTheForm() {
        var properties = description.path("components").path("schemas").path("Report").path("properties");
        var form = paper.definition();
        assertThat(properties.propertyNames()).hasSize(form.fields().size() + 2).contains("unknown", "parts");
        for (var field : form.fields()) {
            var property = properties.path(field.id().value());
            assertThat(property.path("title").asString()).isEqualTo(field.label(Language.JA));
            assertThat(property.path("description").asString()).contains(field.label(Language.EN));
            for (var option : field.options())
                assertThat(property.toString()).contains("\"" + option.code() + "\"", option.labelJa(),
                        option.labelEn());
        }
    }

    @Test
    void everyExampleOfTheGuideCallsARouteThereIs() throws Exception {
        for (var guide : List.of("api.md", "api.ja.md")) {
            var examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/guide", guide))).results().toList();
            assertThat(examples).as(guide).hasSizeGreaterThan(10);
            for (var example : examples) {
                var method = example.group("method") == null ? "get" : example.group("method");
                var path = example.group("path").replace("$ID", "{id}");
                assertThat(operations()).as(guide).containsKey(method.toLowerCase(Locale.ROOT) + " " + path);
            }
        }
    }

    @Test
    void whatTheApiAnswersIsWhatItSays() {
        var operator = programs.operator();
        var report = """
                {"importance": "ATTENTION", "tlp": "AMBER", "attachment": "NO", "sector": "finance", "operator": "つづら信用金庫",
                 "known-datetime": "2026-11-20T08:10:00+09:00", "event-summary": "つづら信用金庫の端末が感染した。",
                 "occurred-datetime": {"datetime": "2026-11-19", "precision": "day"}, "unknown": ["spread-possibility"]}""";
        assertThat(schema("NewReport").validate(MAPPER.readTree(report))).isEmpty();
        var draft = conforms("createReport", operator.post("/api/v1/reports", report));
        conforms("saveDraft", operator.put(draft.header("Location") + "/draft", report, "If-Match", "\"1\""));
        conforms("submitReport", operator.post(draft.header("Location") + "/submit"));
        conforms("followUpReport", operator.post(draft.header("Location") + "/follow-ups", "{\"lessons\": \"教訓\"}"));
        conforms("readReport", operator.get(draft.header("Location")));
        conforms("readReportJson", operator.get(draft.header("Location") + "/form.json"));
        conforms("listReports", operator.get("/api/v1/reports"));
        conforms("createReport", operator.post("/api/v1/reports?submit=true", "{\"tlp\": 1, \"x\": 2}"));
        conforms("saveDraft", operator.put(draft.header("Location") + "/draft", "{}", "If-Match", "\"9\""));

        var secretariat = programs.secretariat();
        var list = conforms("listReports", secretariat.get("/api/v1/reports?limit=5")).json();
        var held = "/api/v1/reports/" + list.path("reports").get(0).path("id").asString();
        conforms("readReport", secretariat.get(held));
        conforms("anonymiseReport", secretariat.post(held + "/anonymise"));
        conforms("forwardReport", secretariat.post(held + "/forward"));
        conforms("returnReport", secretariat.post(held + "/return", "{\"reason\": \"確認してください。\"}"));
        conforms("readReport", programs.asNobody().get(held));
    }

    private Program.Answer conforms(String operationId, Program.Answer answer) {
        var operation = operations().values().stream()
                .filter(each -> each.path("operationId").asString().equals(operationId)).findFirst().orElseThrow();
        var responses = operation.path("responses");
        var response = responses.path(responses.has("" + answer.status()) ? "" + answer.status() : "default");
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        var schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(operationId + " never says it answers " + answer.status() + " " + type)
                .isFalse();
        assertThat(resolved((ObjectNode) schema).validate(answer.json())).as(operationId + " " + answer).isEmpty();
        return answer;
    }

    private Schema schema(String name) {
        return resolved(MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name));
    }

    /// A schema together with those it refers to.
    private Schema resolved(ObjectNode schema) {
        return compiled.computeIfAbsent(schema.toString(), _ -> {
            var whole = schema.deepCopy();
            whole.set("components", description.path("components"));
            return SCHEMAS.getSchema(whole);
        });
    }
}
