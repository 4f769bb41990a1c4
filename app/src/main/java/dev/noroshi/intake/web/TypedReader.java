package dev.noroshi.intake.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import dev.noroshi.kernel.Tlp;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what was typed on the page into a content. What cannot be read is kept as written.
final class TypedReader {

    private final List<FormField> fields;
    private final LocalDate today;

    /// @param fields the fields that have controls on the page
    /// @param today says which year a date without one (11/18 8:10) is in
    TypedReader(List<FormField> fields, LocalDate today) {
        this.fields = List.copyOf(fields);
        this.today = today;
    }

    /// What was typed.
    ///
    /// @param problems what only the page can notice: 不明 ticked beside something written
    record Result(FormContent content, List<Problem> problems) {
    }

    /// Fields without controls stay as they were before.
    Result read(Typed typed, FormContent before) {
        var content = before;
        var problems = new ArrayList<Problem>();
        for (var field : fields) {
            var value = value(field, typed);
            if (value.isPresent() && !(value.get() instanceof FieldValue.Unknown) && saysUnknown(field, typed))
                problems.add(Problem.of(field.id().value(), "unknown-and-given"));
            content = value.isPresent() ? content.with(field.id(), value.get()) : content.without(field.id());
        }
        return new Result(content.withParts(parts(typed, before)), problems);
    }

    /// A page without the controls for the scopes of single fields says nothing about them.
    private Map<FieldId, Tlp> parts(Typed typed, FormContent before) {
        var parts = new TreeMap<>(before.parts());
        for (var field : fields) {
            var control = Typed.part(field.id().value());
            if (!typed.has(control)) continue;
            Tlp.parse(typed.text(control)).ifPresentOrElse(tlp -> parts.put(field.id(), tlp),
                    () -> parts.remove(field.id()));
        }
        return parts;
    }

    private Optional<FieldValue> value(FormField field, Typed typed) {
        var given = switch (field.type()) {
            case TEXT -> text(field, typed);
            case WHOLE_NUMBER -> whole(field, typed);
            case MOMENT -> moment(field, typed);
            case CHOICE -> choice(field, typed);
            case CHOICES -> choices(field, typed);
            case CHOICE_WITH_TEXT -> choiceWithText(field, typed);
            case ROWS -> rows(field, typed);
            case RECIPIENTS -> throw new IllegalStateException("A report is addressed to nobody on its form");
        };
        return given.or(() -> saysUnknown(field, typed)
                ? Optional.of(new FieldValue.Unknown(typed.text(field.id() + ".basis")))
                : writtenBefore(field, typed));
    }

    private static boolean saysUnknown(FormField field, Typed typed) {
        return field.mayBeUnknown() && (typed.isTicked(field.id() + ".unknown")
                || field.option(Typed.UNKNOWN).isEmpty() && typed.all(field.id().value()).contains(Typed.UNKNOWN)
                        && !field.options().isEmpty());
    }

    /// What an earlier reading could not make out stays until something else is said.
    private static Optional<FieldValue> writtenBefore(FormField field, Typed typed) {
        return some(typed.text(field.id() + ".written")).map(FieldValue.Written::new);
    }

    private static Optional<FieldValue> text(FormField field, Typed typed) {
        return some(typed.text(field.id().value())).map(FieldValue.Text::new);
    }

    private static Optional<FieldValue> whole(FormField field, Typed typed) {
        return some(typed.text(field.id().value())).map(text -> {
            var digits = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
            return digits.matches("\\d{1,9}")
                    ? new FieldValue.Whole(Integer.parseInt(digits))
                    : new FieldValue.Written(text);
        });
    }

    private static Optional<FieldValue> moment(FormField field, Typed typed) {
        var parts = MomentParts.typed(typed, field.id().value());
        return parts.isBlank() ? Optional.empty() : Optional.of(parts.value());
    }

    private static Optional<FieldValue> choice(FormField field, Typed typed) {
        var codes = chosen(field, typed);
        return switch (codes.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(codes.stream().filter(code -> field.option(code).isPresent())
                    .<FieldValue>map(FieldValue.Choice::new).findFirst()
                    .orElseGet(() -> new FieldValue.Written(codes.getFirst())));
            // no browser posts two of a group of radio buttons
            default -> Optional.of(new FieldValue.Written(String.join("、", codes)));
        };
    }

    private static Optional<FieldValue> choices(FormField field, Typed typed) {
        var codes = chosen(field, typed);
        return codes.isEmpty() ? Optional.empty() : Optional.of(new FieldValue.Choices(codes));
    }

    private static Optional<FieldValue> choiceWithText(FormField field, Typed typed) {
        var beside = some(typed.text(field.id() + ".text"));
        var codes = chosen(field, typed);
        if (codes.isEmpty())
            return saysUnknown(field, typed)
                    ? Optional.of(new FieldValue.Unknown(beside.orElse(null)))
                    : beside.map(FieldValue.Written::new);
        return Optional.of(new FieldValue.ChoiceWithText(codes.getFirst(), beside.orElse(null)));
    }

    /// The codes posted for a field, without the one that only says 不明.
    private static List<String> chosen(FormField field, Typed typed) {
        return typed.all(field.id().value()).stream().distinct()
                .filter(code -> !code.equals(Typed.UNKNOWN) || field.option(code).isPresent()).toList();
    }

    private Optional<FieldValue> rows(FormField field, Typed typed) {
        var rows = typed.rows(field.id().value()).stream().filter(row -> !row.isBlank()).map(this::row).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new FieldValue.Rows(rows));
    }

    private FieldValue.Row row(Typed.Row row) {
        var time = some(row.datetime()).<FieldValue.RowTime>map(
                text -> JapaneseTime.read(text, today) instanceof TimeReading.Read(var when, var rest)
                        ? new FieldValue.RowTime.At(when, rest)
                        : new FieldValue.RowTime.InWords(text));
        return new FieldValue.Row(time.orElse(null), row.status());
    }

    private static Optional<String> some(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
