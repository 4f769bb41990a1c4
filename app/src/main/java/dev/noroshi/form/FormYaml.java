package dev.noroshi.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads the form definitions from the reference data (`reference/forms.yaml` and the files it names).
final class FormYaml {

    /// Fields the program fills in when it takes a report in or issues an advisory (flows.md 1.2; numbering.yaml).
    private static final List<String> BY_THE_PROGRAM = List.of("report-number", "identification-number",
            "report-datetime", "advisory-datetime");

    private FormYaml() {}

    static List<FormDefinition> editions() {
        var causes = causeExplanations();
        return list(load("forms.yaml").get("editions")).stream().map(edition -> edition(map(edition), causes)).toList();
    }

    private static FormDefinition edition(Map<String, Object> edition, Map<String, String> causes) {
        var file = load(text(edition, "file"));
        var form = map(file.get("form"));
        var validTo = edition.get("valid_to");
        return new FormDefinition(text(form, "code"), text(edition, "version"),
                LocalDate.parse(text(edition, "valid_from")),
                validTo == null ? null : LocalDate.parse(validTo.toString()), text(form, "title_ja"),
                text(form, "title_en"), text(form, "direction_ja"), text(form, "legend_ja"),
                notes(map(file.get("notes"))),
                list(file.get("sections")).stream().map(section -> section(map(section), causes)).toList());
    }

    private static Map<String, FormNote> notes(Map<String, Object> notes) {
        var read = new HashMap<String, FormNote>();
        notes.forEach((id, note) -> read.put(id, new FormNote(text(map(note), "text_ja"), text(map(note), "text_en"))));
        return read;
    }

    private static FormSection section(Map<String, Object> section, Map<String, String> causes) {
        return new FormSection(text(section, "id"), textOrNull(section, "label_ja"), textOrNull(section, "label_en"),
                texts(section.get("column_labels_ja")), texts(section.get("notes")),
                list(section.get("fields")).stream().map(field -> field(map(field), causes)).toList());
    }

    private static FormField field(Map<String, Object> field, Map<String, String> causes) {
        var id = text(field, "id");
        var byTheProgram = BY_THE_PROGRAM.contains(id) || id.startsWith("sender-") || id.equals("recipients");
        return new FormField(new FieldId(id), text(field, "label_ja"), text(field, "label_en"),
                Boolean.TRUE.equals(field.get("required")) ? FormField.Need.REQUIRED : FormField.Need.OPTIONAL,
                byTheProgram ? FormField.FilledBy.PROGRAM : FormField.FilledBy.PERSON, type(text(field, "type")),
                options(id, list(field.get("options")).stream().map(option -> option(map(option), causes)).toList()),
                texts(field.get("guidance_ja")), texts(field.get("notes")));
    }

    private static List<FormOption> options(String field, List<FormOption> printed) {
        return field.equals(ReportField.TLP.value()) ? StrictMarking.beside(printed) : printed;
    }

    private static FormOption option(Map<String, Object> option, Map<String, String> causes) {
        var code = text(option, "code");
        var isCause = option.containsKey("parent") && !option.containsKey("detail_ja");
        return new FormOption(code, text(option, "label_ja"), text(option, "label_en"), textOrNull(option, "parent_ja"),
                textOrNull(option, "detail_ja"), textOrNull(option, "scope_ja"),
                isCause ? causes.get(code) : textOrNull(option, "meaning_ja"), textOrNull(option, "meaning_en"));
    }

    private static FieldType type(String type) {
        return switch (type) {
            case "text" -> FieldType.TEXT;
            case "integer" -> FieldType.WHOLE_NUMBER;
            case "datetime-japanese-era" -> FieldType.MOMENT;
            case "choice-single" -> FieldType.CHOICE;
            case "choice-multiple" -> FieldType.CHOICES;
            case "choice-single-with-text" -> FieldType.CHOICE_WITH_TEXT;
            case "table-rows" -> FieldType.ROWS;
            case "list-of-ministry-and-sector" -> FieldType.RECIPIENTS;
            default -> throw new IllegalStateException("The form data name a type nobody knows: " + type);
        };
    }

    private static Map<String, String> causeExplanations() {
        var explanations = new HashMap<String, String>();
        for (var cause : list(load("causes.yaml").get("causes")))
            explanations.put(text(map(cause), "code"), text(map(cause), "explanation_ja"));
        return explanations;
    }

    static Map<String, Object> load(String file) {
        try (var in = FormYaml.class.getResourceAsStream("/reference/" + file)) {
            Map<String, Object> loaded = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Objects.requireNonNull(in, () -> "The reference data lack " + file));
            return loaded;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Reading the reference data " + file, unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    private static List<?> list(@Nullable Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    static List<String> texts(@Nullable Object node) {
        return list(node).stream().map(Object::toString).toList();
    }

    private static String text(Map<String, Object> node, String key) {
        return Objects.requireNonNull(node.get(key), () -> "The form data lack " + key + " in " + node).toString();
    }

    private static @Nullable String textOrNull(Map<String, Object> node, String key) {
        var value = node.get(key);
        return value == null ? null : value.toString();
    }
}
