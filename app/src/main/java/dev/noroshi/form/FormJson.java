package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes what stands on a form as flat JSON, as the API speaks it and as records keep it: one member per
/// field id, `unknown` with the ids of the fields that are 不明, and in a report `parts` with the fields that have a scope
/// of their own. `null` and a missing member are blank.
///
/// ```json
/// {"tlp": "AMBER", "cause": ["UNKNOWN"], "known-datetime": "2024-04-24T09:40:00+09:00",
///  "occurred-datetime": {"datetime": "2024-04-23", "precision": "day", "basis_ja": "ログより推測"},
///  "timeline": [{"datetime": "2024-04-23T10:00:00+09:00", "status": "…"}],
///  "publication": {"choice": "DONE", "text": "…"}, "unknown": ["spread-possibility"],
///  "parts": {"event-summary": "GREEN", "publication": "CLEAR"}}
/// ```
///
/// Times are ISO 8601; every writing [dev.noroshi.kernel.JapaneseTime] knows is understood too. `CLEAR` is understood
/// for `WHITE`. A value that could not be read as what its field asks is kept as `{"written": "…"}`.
public final class FormJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final FormDefinition form;

    public FormJson(FormDefinition form) {
        this.form = form;
    }

    /// Reads a JSON object. All problems at once, each naming its member; what could be read is in the content.
    public Reading read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JacksonException notJson) {
            return refused();
        }
    }

    /// The same for an object already parsed. Members that are not the form's must have been taken out.
    public Reading read(JsonNode json) {
        return json instanceof ObjectNode object ? new FormJsonReader(form, object).read() : refused();
    }

    private static Reading refused() {
        return new Reading(FormContent.empty(), Map.of(), List.of(FormProblem.NOT_A_JSON_OBJECT.of("")), List.of(),
                Occasion.REAL);
    }

    /// Writes the fields in the order of the paper; a blank field is left out. [#read] gives back an equal content.
    public String write(FormContent content) {
        return MAPPER.writeValueAsString(writeNode(content));
    }

    /// The same as an object to be put into another.
    public ObjectNode writeNode(FormContent content) {
        return new FormJsonWriter(form).write(content);
    }
}
