package dev.noroshi.form;

import dev.noroshi.kernel.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a content as flat JSON; see [FormJson].
final class FormJsonWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FormDefinition form;

    FormJsonWriter(FormDefinition form) {
        this.form = form;
    }

    ObjectNode write(FormContent content) {
        var json = NODES.objectNode();
        var unknown = new ArrayList<String>();
        for (var field : form.fields())
            content.get(field.id()).ifPresent(value -> put(json, unknown, field, value));
        if (!unknown.isEmpty()) json.set("unknown", texts(unknown));
        if (!content.parts().isEmpty()) {
            var parts = json.putObject(FormJsonReader.PARTS);
            for (var field : form.fields())
                content.part(field.id()).ifPresent(tlp -> parts.put(field.id().value(), tlp.name()));
        }
        return json;
    }

    private void put(ObjectNode json, List<String> unknown, FormField field, FieldValue value) {
        var name = field.id().value();
        switch (value) {
            case FieldValue.Text(var text) -> json.put(name, text);
            case FieldValue.Whole(var number) -> json.put(name, number);
            case FieldValue.Choice(var code) -> json.put(name, code);
            case FieldValue.Choices choices -> json.set(name, texts(inOrderOfPaper(field, choices)));
            case FieldValue.Moment moment -> putMoment(json, name, moment);
            case FieldValue.ChoiceWithText(var code, var text) ->
                json.set(name, NODES.objectNode().put("choice", code).put("text", text));
            case FieldValue.Rows(var rows) -> json.set(name, rows(rows));
            case FieldValue.Recipients(var recipients) -> json.set(name, recipients(recipients));
            case FieldValue.Written(var text) -> json.set(name, NODES.objectNode().put("written", text));
            case FieldValue.Unknown(var basis) -> {
                unknown.add(name);
                if (basis != null)
                    json.set(name,
                            NODES.objectNode().putNull("datetime").put("precision", "unknown").put("basis_ja", basis));
            }
        }
    }

    /// The time something happened is always spelt out with its precision; others only when there is more to say.
    private static void putMoment(ObjectNode json, String name, FieldValue.Moment moment) {
        if (moment.basis() == null && !name.equals(ReportField.OCCURRED_DATETIME.value())) {
            json.put(name, moment.when().iso());
            return;
        }
        json.set(name, NODES.objectNode().put("datetime", moment.when().iso())
                .put("precision", precision(moment.when().precision())).put("basis_ja", moment.basis()));
    }

    static String precision(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> inOrderOfPaper(FormField field, FieldValue.Choices choices) {
        var codes = new ArrayList<>(
                field.options().stream().map(FormOption::code).filter(choices.codes()::contains).toList());
        for (var code : choices.codes()) if (!codes.contains(code)) codes.add(code);
        return codes;
    }

    private static ArrayNode texts(List<String> texts) {
        var array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ArrayNode rows(List<FieldValue.Row> rows) {
        var array = NODES.arrayNode();
        for (var row : rows) {
            var node = array.addObject();
            switch (row.time()) {
                case FieldValue.RowTime.At(var when, var basis) -> {
                    node.put("datetime", when.iso());
                    if (basis != null) node.put("basis_ja", basis);
                }
                case FieldValue.RowTime.InWords(var text) -> node.put("datetime", text);
                case null -> node.putNull("datetime");
            }
            node.put("status", row.status());
        }
        return array;
    }

    private static ArrayNode recipients(List<FieldValue.Recipient> recipients) {
        var array = NODES.arrayNode();
        for (var recipient : recipients) {
            var sectors = NODES.arrayNode();
            recipient.sectors().forEach(sector -> sectors.add(sector.value()));
            array.addObject().put("ministry", recipient.ministry()).set("sectors", sectors);
        }
        return array;
    }
}
