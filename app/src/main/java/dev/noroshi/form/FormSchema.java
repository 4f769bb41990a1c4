package dev.noroshi.form;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12) of what [FormJson] reads and writes: one property for every field of the form, named in
/// both languages, with its options and limits.
public final class FormSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FormDefinition form;

    public FormSchema(FormDefinition form) {
        this.form = form;
    }

    /// The schema of a filled form. Nothing in it is required: a draft may lack anything.
    public ObjectNode write() {
        var schema = NODES.objectNode().put("type", "object").put("title", form.titleJa())
                .put("description", form.titleEn() + " (" + form.version() + ")");
        var properties = schema.putObject("properties");
        for (var field : form.fields())
            properties.set(field.id().value(), field(field));
        properties.set("unknown", unknown());
        if (!MarkedParts.markable(form).isEmpty()) properties.set(FormJsonReader.PARTS, parts());
        return schema.put("additionalProperties", false);
    }

    private ObjectNode field(FormField field) {
        var schema = switch (field.type()) {
            case TEXT -> text();
            case WHOLE_NUMBER -> orWritten(NODES.objectNode().put("type", "integer").put("minimum", 1));
            case CHOICE -> orWritten(option(field));
            case CHOICES -> orWritten(list(option(field)).put("uniqueItems", true));
            case CHOICE_WITH_TEXT -> orWritten(choiceWithText(field));
            case MOMENT -> moment();
            case ROWS -> list(row()).put("maxItems", Limits.ROWS);
            case RECIPIENTS -> list(recipient()).put("maxItems", Limits.ROWS);
        };
        return schema.put("title", field.labelJa()).put("description", description(field));
    }

    /// English name, what the paper says beside the field, and the options in both languages.
    private static String description(FormField field) {
        var text = new StringBuilder(field.labelEn());
        text.append(switch (field.filledBy()) {
            case PROGRAM -> " — written by the program on submission";
            case PERSON -> field.isRequired() ? " — required (*)" : "";
        });
        for (var said : field.guidanceJa())
            text.append('\n').append(said);
        for (var option : field.options())
            text.append("\n- `").append(option.code()).append("`: ").append(option.labelJa()).append(" / ")
                    .append(option.labelEn());
        return text.toString();
    }

    private static ObjectNode text() {
        return NODES.objectNode().put("type", "string").put("maxLength", Limits.TEXT);
    }

    private static ObjectNode option(FormField field) {
        var schema = NODES.objectNode().put("type", "string");
        var codes = schema.putArray("enum");
        field.options().forEach(option -> codes.add(option.code()));
        return schema;
    }

    private static ObjectNode choiceWithText(FormField field) {
        var properties = NODES.objectNode();
        properties.set("choice", option(field));
        properties.set("text", orNull(text()));
        return object(properties);
    }

    private static ObjectNode moment() {
        var properties = NODES.objectNode();
        properties.set("datetime", orNull(time()));
        properties.set("precision", NODES.objectNode().put("type", "string")
                .set("enum", NODES.arrayNode().add("minute").add("hour").add("day").add("unknown")));
        properties.set("basis_ja", orNull(text()));
        return anyOf(List.of(time(), object(properties), written()));
    }

    private static ObjectNode time() {
        var schema = NODES.objectNode().put("type", "string").put("description",
                "ISO 8601: 2026-11-20T08:10:00+09:00, 2026-11-20T08 or 2026-11-20; what is written as 令和8年11月20日 is read too");
        schema.putArray("examples").add("2026-11-20T08:10:00+09:00");
        return schema;
    }

    private static ObjectNode row() {
        var properties = NODES.objectNode();
        properties.set("datetime", orNull(text()));
        properties.set("basis_ja", orNull(text()));
        properties.set("status", orNull(text()));
        return object(properties);
    }

    private static ObjectNode recipient() {
        var properties = NODES.objectNode();
        properties.set("ministry", NODES.objectNode().put("type", "string"));
        properties.set("ministry_ja", NODES.objectNode().put("type", "string"));
        properties.set("sectors", list(NODES.objectNode().put("type", "string")));
        properties.set("sectors_ja", list(NODES.objectNode().put("type", "string")));
        return object(properties);
    }

    private ObjectNode unknown() {
        var name = NODES.objectNode().put("type", "string");
        var names = name.putArray("enum");
        form.fields().stream().filter(FormField::mayBeUnknown).forEach(field -> names.add(field.id().value()));
        return list(name).put("uniqueItems", true).put("title", "不明の項目")
                .put("description", "The fields that are not known (不明): not blank, not zero.");
    }

    private ObjectNode parts() {
        var properties = NODES.objectNode();
        for (var field : MarkedParts.markable(form)) {
            var scope = NODES.objectNode().put("type", "string");
            var names = scope.putArray("enum");
            for (var tlp : Tlp.values()) names.add(tlp.name());
            properties.set(field.id().value(), orNull(scope));
        }
        var schema = object(properties).put("title", "項目ごとの共有範囲").put("description",
                "The fields whose sharing scope is not that of the whole (特記事項): narrower or wider than `tlp`. A field not named has the report's.");
        schema.putArray("examples").addObject().put("event-summary", "GREEN").put("operator", "AMBER");
        return schema;
    }

    /// What could not be read as what the field asks is kept so.
    private static ObjectNode written() {
        var properties = NODES.objectNode();
        properties.set("written", text());
        var schema = object(properties);
        schema.putArray("required").add("written");
        return schema;
    }

    private static ObjectNode orWritten(ObjectNode schema) {
        return anyOf(List.of(schema, written()));
    }

    private static ObjectNode orNull(ObjectNode schema) {
        return anyOf(List.of(schema, NODES.objectNode().put("type", "null")));
    }

    private static ObjectNode anyOf(List<ObjectNode> schemas) {
        var any = NODES.objectNode();
        any.putArray("anyOf").addAll(schemas);
        return any;
    }

    private static ObjectNode list(ObjectNode items) {
        var schema = NODES.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode object(ObjectNode properties) {
        var schema = NODES.objectNode().put("type", "object");
        schema.set("properties", properties);
        return schema.put("additionalProperties", false);
    }
}
