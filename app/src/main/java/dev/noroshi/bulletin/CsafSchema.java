package dev.noroshi.bulletin;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.noroshi.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The JSON schema of CSAF 2.0, as OASIS publishes it, with those of CVSS it refers to. Read when it is first needed.
final class CsafSchema {

    private static final String FOLDER = "/bulletin/schema/";
    private static final Map<String, String> REFERRED = Map.of("https://www.first.org/cvss/cvss-v2.0.json",
            "cvss-v2.0.json", "https://www.first.org/cvss/cvss-v3.0.json", "cvss-v3.0.json",
            "https://www.first.org/cvss/cvss-v3.1.json", "cvss-v3.1.json");

    private CsafSchema() {
    }

    private static final class Holder {
        // nothing is fetched: a schema that is not here is a breakdown
        static final Schema ONLY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(address -> {
                    var file = REFERRED.get(address);
                    return file == null ? null : text(file);
                })).getSchema(text("csaf_json_schema.json"), InputFormat.JSON);
    }

    static List<Problem> problems(JsonNode document) {
        return Holder.ONLY.validate(document, context -> context.executionConfig(config -> config
                .formatAssertionsEnabled(true))).stream().map(CsafSchema::problem).distinct().toList();
    }

    private static Problem problem(Error error) {
        var place = error.getInstanceLocation().toString();
        return Problem.of("file", "bulletin.csaf.schema", place.isEmpty() ? "/" : place,
                error.getMessage() == null ? error.getKeyword() : error.getMessage());
    }

    private static String text(String file) {
        try (var in = CsafSchema.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new IllegalStateException("The schema " + file + " is not in the program");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
