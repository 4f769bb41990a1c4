package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.relay.Redaction.Decision;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Applies redactions to a content. A pure function of the original and the decisions.
final class Redacting {

    private Redacting() {
    }

    /// The original with every redaction applied whose decision is one of those.
    static FormContent apply(FormContent original, List<Redaction> redactions, Collection<Decision> decisions) {
        var copy = original;
        for (var redaction : redactions)
            if (decisions.contains(redaction.decision())) copy = apply(copy, redaction);
        return copy;
    }

    private static FormContent apply(FormContent content, Redaction redaction) {
        var found = redaction.found();
        if (found == null) return content.with(redaction.field(), new FieldValue.Text(redaction.replacement()));
        return content.get(redaction.field())
                .map(value -> content.with(redaction.field(),
                        mapTexts(value, text -> text.replace(found, redaction.replacement()))))
                .orElse(content);
    }

    /// The texts of a field that a person wrote freely and that may therefore name somebody.
    static List<String> textsOf(FormContent content, FieldId field) {
        var texts = new java.util.ArrayList<String>();
        content.get(field).ifPresent(value -> mapTexts(value, text -> {
            texts.add(text);
            return text;
        }));
        return texts;
    }

    private static FieldValue mapTexts(FieldValue value, UnaryOperator<String> change) {
        return switch (value) {
            case FieldValue.Text(var text) -> new FieldValue.Text(change.apply(text));
            case FieldValue.Written(var text) -> new FieldValue.Written(change.apply(text));
            case FieldValue.ChoiceWithText(var code, var text) ->
                new FieldValue.ChoiceWithText(code, changed(text, change));
            case FieldValue.Moment(var when, var basis) -> new FieldValue.Moment(when, changed(basis, change));
            case FieldValue.Unknown(var basis) -> new FieldValue.Unknown(changed(basis, change));
            case FieldValue.Rows(var rows) -> new FieldValue.Rows(rows.stream()
                    .map(row -> new FieldValue.Row(rowTime(row.time(), change), change.apply(row.status()))).toList());
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ -> value;
        };
    }

    private static FieldValue.@Nullable RowTime rowTime(FieldValue.@Nullable RowTime time,
            UnaryOperator<String> change) {
        return switch (time) {
            case null -> null;
            case FieldValue.RowTime.At(var when, var basis) -> new FieldValue.RowTime.At(when, changed(basis, change));
            case FieldValue.RowTime.InWords(var text) -> new FieldValue.RowTime.InWords(change.apply(text));
        };
    }

    private static @Nullable String changed(@Nullable String text, UnaryOperator<String> change) {
        return text == null ? null : change.apply(text);
    }
}
