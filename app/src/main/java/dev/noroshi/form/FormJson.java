package dev.noroshi.form;

/// Reads and writes what stands on a form as flat JSON, as the API speaks it and as records keep it: one member per
/// field id, and `unknown` with the ids of the fields that are 不明.
///
/// ```json
/// {"tlp": "AMBER", "cause": ["UNKNOWN"], "known-datetime": "2024-04-24T09:40:00+09:00",
///  "occurred-datetime": {"datetime": "2024-04-23", "precision": "day", "basis_ja": "ログより推測"},
///  "timeline": [{"datetime": "2024-04-23T10:00:00+09:00", "status": "…"}],
///  "publication": {"choice": "DONE", "text": "…"}, "unknown": ["spread-possibility"]}
/// ```
public final class FormJson {

    private final FormDefinition form;

    public FormJson(FormDefinition form) {
        this.form = form;
    }

    /// Reads a JSON object. All problems at once, each naming its member; what could be read is in the content.
    public Reading read(String json) {
        throw new UnsupportedOperationException("to come");
    }

    /// Writes the fields in the order of the paper; a blank field is left out.
    public String write(FormContent content) {
        throw new UnsupportedOperationException("to come with " + form.version());
    }
}
