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
import java.util.SortedMap;
import java.util.TreeMap;

/// What a person has put on a form: field ids and their values, in the order they were put. A blank field is absent.
/// Immutable; two contents are equal when every field has the same value, whatever the order and whichever door they
/// came through: empty text is blank, and text that says no more than 不明 is unknown.
///
/// A field may be marked with a scope of its own (特記事項, handbook II.2.3(2)); a field without one has that of the whole.
/// What is marked stays marked when its words change or are struck out.
public final class FormContent {

    private static final FormContent EMPTY = new FormContent(new LinkedHashMap<>(), new TreeMap<>());

    private final SequencedMap<FieldId, FieldValue> values;
    private final SortedMap<FieldId, Tlp> parts;

    private FormContent(LinkedHashMap<FieldId, FieldValue> values, SortedMap<FieldId, Tlp> parts) {
        this.values = Collections.unmodifiableSequencedMap(values);
        this.parts = Collections.unmodifiableSortedMap(parts);
    }

    public static FormContent empty() {
        return EMPTY;
    }

    public static FormContent of(Map<FieldId, FieldValue> values) {
        var content = new LinkedHashMap<FieldId, FieldValue>();
        values.forEach((field, value) -> put(content, field, value));
        return new FormContent(content, new TreeMap<>());
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
        return new FormContent(changed, parts);
    }

    /// The same with the field blank.
    public FormContent without(FieldId field) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(field);
        return new FormContent(changed, parts);
    }

    /// The fields that are not blank, in their order.
    public SequencedMap<FieldId, FieldValue> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty() && parts.isEmpty();
    }

    /// The fields with a scope of their own, filled in or not.
    public SortedMap<FieldId, Tlp> parts() {
        return parts;
    }

    /// The scope a field has of its own.
    public Optional<Tlp> part(FieldId field) {
        return Optional.ofNullable(parts.get(field));
    }

    /// The same values with these scopes and no others.
    public FormContent withParts(Map<FieldId, Tlp> parts) {
        return new FormContent(new LinkedHashMap<>(values), new TreeMap<>(parts));
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

    /// The fields whose value or whose own scope differs: this one's fields in their order, then those only the other has.
    public SequencedSet<FieldId> changedFields(FormContent other) {
        var changed = new LinkedHashSet<FieldId>(values.keySet());
        changed.addAll(other.values.keySet());
        changed.addAll(parts.keySet());
        changed.addAll(other.parts.keySet());
        changed.removeIf(field -> Objects.equals(values.get(field), other.values.get(field))
                && Objects.equals(parts.get(field), other.parts.get(field)));
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormContent content && values.equals(content.values) && parts.equals(content.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, parts);
    }

    /// The names of the filled fields only: what stands in them may lead to a reporter.
    @Override
    public String toString() {
        return "FormContent" + values.keySet();
    }
}
