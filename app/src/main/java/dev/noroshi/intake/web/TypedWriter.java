package dev.noroshi.intake.web;

import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a content into the controls of the form, so that reading them again gives the same content.
final class TypedWriter {

    private final List<FormField> fields;
    private final Language language;

    /// @param fields the fields that have controls on the page
    TypedWriter(List<FormField> fields, Language language) {
        this.fields = List.copyOf(fields);
        this.language = language;
    }

    Typed write(FormContent content) {
        var typed = Typed.nothing();
        for (var field : fields) {
            var value = content.get(field.id());
            if (value.isPresent()) typed = put(typed, field, value.get());
        }
        return typed.withParts(content.parts());
    }

    private Typed put(Typed typed, FormField field, FieldValue value) {
        var name = field.id().value();
        return switch (value) {
            case FieldValue.Text(var text) -> typed.with(name, text);
            case FieldValue.Whole(var number) -> typed.with(name, Integer.toString(number));
            case FieldValue.Choice(var code) -> typed.with(name, code);
            case FieldValue.Choices(var codes) -> typed.with(name, codes.toArray(String[]::new));
            case FieldValue.ChoiceWithText(var code, var text) -> beside(typed.with(name, code), name, text);
            case FieldValue.Moment(var when, var basis) -> parts(typed, name, MomentParts.of(when, basis, language));
            case FieldValue.Rows(var rows) -> typed.withRows(name, rows.stream().map(TypedWriter::row).toList());
            case FieldValue.Recipients _ -> typed;
            case FieldValue.Unknown(var basis) -> unknown(typed, field, basis);
            case FieldValue.Written(var text) -> written(typed, field, text);
        };
    }

    private static Typed unknown(Typed typed, FormField field, @Nullable String basis) {
        var name = field.id().value();
        return switch (field.type()) {
            case CHOICE, CHOICES -> typed.with(name, Typed.UNKNOWN);
            case CHOICE_WITH_TEXT -> beside(typed.with(name, Typed.UNKNOWN), name, basis);
            case TEXT, WHOLE_NUMBER, MOMENT, ROWS, RECIPIENTS ->
                typed.with(name + ".unknown", Typed.UNKNOWN).with(name + ".basis", basis == null ? "" : basis);
        };
    }

    /// What could not be read goes back to where it was typed, if that can be told; else it is shown beside the control.
    private Typed written(Typed typed, FormField field, String text) {
        var name = field.id().value();
        return switch (field.type()) {
            case TEXT, WHOLE_NUMBER -> typed.with(name, text);
            case CHOICE_WITH_TEXT -> typed.with(name + ".text", text);
            case MOMENT -> MomentParts.ofWritten(text, language).map(parts -> parts(typed, name, parts))
                    .orElseGet(() -> typed.with(name + ".written", text));
            case CHOICE, CHOICES, ROWS, RECIPIENTS -> typed.with(name + ".written", text);
        };
    }

    private static Typed beside(Typed typed, String name, @Nullable String text) {
        return text == null ? typed : typed.with(name + ".text", text);
    }

    private static Typed parts(Typed typed, String name, MomentParts parts) {
        return typed.with(name + ".era", parts.era()).with(name + ".year", parts.year())
                .with(name + ".month", parts.month()).with(name + ".day", parts.day())
                .with(name + ".hour", parts.hour()).with(name + ".minute", parts.minute())
                .with(name + ".basis", parts.basis());
    }

    private static Typed.Row row(FieldValue.Row row) {
        return new Typed.Row(switch (row.time()) {
            case null -> "";
            case FieldValue.RowTime.InWords(var text) -> text;
            case FieldValue.RowTime.At(var when, var basis) ->
                printed(when) + (basis == null ? "" : "（" + basis + "）");
        }, row.status());
    }

    private static String printed(PointInTime when) {
        var day = when.day();
        var date = day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
        return switch (when.precision()) {
            case DAY -> date;
            case HOUR -> date + " " + when.start().getHour() + "時";
            case MINUTE -> "%s %d:%02d".formatted(date, when.start().getHour(), when.start().getMinute());
        };
    }
}
