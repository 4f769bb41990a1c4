package dev.noroshi.form;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What a person has put on a form: field ids and their values, in the order they were put. A blank field is absent.
/// Immutable; two contents are equal when every field has the same value, whatever the order and whichever door they
/// came through: empty text is blank, and text that says no more than 不明 is unknown.
public final class FormContent {

    private static final FormContent EMPTY = new FormContent(new LinkedHashMap<>());

    private final SequencedMap<FieldId, FieldValue> values;

    private FormContent(LinkedHashMap<FieldId, FieldValue> values) {
        this.values = Collections.unmodifiableSequencedMap(values);
    }

    public static FormContent empty() {
        return EMPTY;
    }

    public static FormContent of(Map<FieldId, FieldValue> values) {
        var content = new LinkedHashMap<FieldId, FieldValue>();
        values.forEach((field, value) -> put(content, field, value));
        return new FormContent(content);
    }

    private static void put(Map<FieldId, FieldValue> values, FieldId field, FieldValue value) {
        var isBlank = switch (value) {
            case FieldValue.Text(var text) -> text.isEmpty();
            case FieldValue.Written(var text) -> text.isEmpty();
            case FieldValue.Choices(var codes) -> codes.isEmpty();
            case FieldValue.Rows(var rows) -> rows.isEmpty();
            case FieldValue.Recipients(var recipients) -> recipients.isEmpty();
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Moment _,FieldValue.ChoiceWithText _,FieldValue.Unknown _ ->
                false;
        };
        if (isBlank) values.remove(field);
        else values.put(field, saysUnknown(value) ? unknown(field, value) : value);
    }

    private static FieldValue unknown(FieldId field, FieldValue value) {
        if (field.equals(ReportField.CAUSE)) return FieldValue.CAUSE_UNKNOWN;
        return value instanceof FieldValue.Unknown ? value : FieldValue.UNKNOWN;
    }

    private static boolean saysUnknown(FieldValue value) {
        return value instanceof FieldValue.Unknown || value instanceof FieldValue.Text(var text) && saysUnknown(text)
                || value instanceof FieldValue.Written(var written) && saysUnknown(written);
    }

    /// Whether the text says no more than 不明, however it is written.
    static boolean saysUnknown(String text) {
        return text.length() < 20 && Fold.same(text, "不明");
    }

    public Optional<FieldValue> get(FieldId field) {
        return Optional.ofNullable(values.get(field));
    }

    /// The same with a field put or replaced; a value that says nothing makes it blank.
    public FormContent with(FieldId field, FieldValue value) {
        var changed = new LinkedHashMap<>(values);
        put(changed, field, value);
        return new FormContent(changed);
    }

    /// The same with the field blank.
    public FormContent without(FieldId field) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(field);
        return new FormContent(changed);
    }

    /// The fields that are not blank, in their order.
    public SequencedMap<FieldId, FieldValue> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The text of a text field; empty when it is blank or unknown.
    public Optional<String> text(FieldId field) {
        return values.get(field) instanceof FieldValue.Text(var text) ? Optional.of(text) : Optional.empty();
    }

    /// The chosen option of a field, with or without words beside it.
    public Optional<String> choice(FieldId field) {
        return switch (values.get(field)) {
            case FieldValue.Choice(var code) -> Optional.of(code);
            case FieldValue.ChoiceWithText(var code, var _) -> Optional.of(code);
            case null, default -> Optional.empty();
        };
    }

    public boolean isUnknown(FieldId field) {
        return values.get(field) instanceof FieldValue.Unknown;
    }

    public Optional<Tlp> tlp() {
        return choice(ReportField.TLP).flatMap(Tlp::parse);
    }

    public Optional<Importance> importance() {
        return choice(ReportField.IMPORTANCE)
                .flatMap(code -> Arrays.stream(Importance.values()).filter(i -> i.name().equals(code))
                        .findFirst());
    }

    public Optional<SectorCode> sector() {
        return choice(ReportField.SECTOR).flatMap(SectorCode::parse);
    }

    /// The fields whose value differs: this one's fields in their order, then those only the other has.
    public SequencedSet<FieldId> changedFields(FormContent other) {
        var changed = new LinkedHashSet<FieldId>(values.keySet());
        changed.addAll(other.values.keySet());
        changed.removeIf(field -> Objects.equals(values.get(field), other.values.get(field)));
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormContent content && values.equals(content.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// The names of the filled fields only: what stands in them may lead to a reporter.
    @Override
    public String toString() {
        return "FormContent" + values.keySet();
    }
}
