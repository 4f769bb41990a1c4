package dev.noroshi.form;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Precision;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.TimeReading;
import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one JSON object as a form; see [FormJson].
final class FormJsonReader {

    private static final String UNKNOWN = "unknown";
    static final String PARTS = "parts";

    private final FormDefinition form;
    private final ObjectNode json;
    private final Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    FormJsonReader(FormDefinition form, ObjectNode json) {
        this.form = form;
        this.json = json;
    }

    Reading read() {
        for (var field : form.fields()) {
            var node = json.get(field.id().value());
            if (node != null && !node.isNull())
                value(field, node).ifPresent(value -> values.put(field.id(), value));
        }
        var markable = MarkedParts.markable(form).stream().map(field -> field.id().value()).toList();
        refuseOthers(json, "", form.fields().stream().map(field -> field.id().value()).toList(),
                markable.isEmpty() ? List.of(UNKNOWN) : List.of(UNKNOWN, PARTS));
        unknown();
        return new Reading(FormContent.of(values).withParts(parts(markable)), Map.of(), problems, List.of(),
                Occasion.REAL);
    }

    private Optional<FieldValue> value(FormField field, JsonNode node) {
        var name = field.id().value();
        if (node instanceof ObjectNode object && object.size() == 1 && object.path("written").isString())
            return written(field, object.path("written").stringValue());
        return switch (field.type()) {
            case TEXT -> text(name, node).map(FieldValue.Text::new);
            case WHOLE_NUMBER -> number(name, node);
            case MOMENT -> moment(name, node);
            case CHOICE -> onlyOption(field, name, node).map(FieldValue.Choice::new);
            case CHOICES -> choices(field, node);
            case CHOICE_WITH_TEXT -> choiceWithText(field, node);
            case ROWS -> rows(name, node);
            case RECIPIENTS -> recipients(name, node);
        };
    }

    /// What an earlier reading could not make out stays as it is: the check names it again.
    private Optional<FieldValue> written(FormField field, String text) {
        if (isTooLong(field.id().value(), text)) return Optional.empty();
        return Optional.of(field.type() == FieldType.TEXT ? new FieldValue.Text(text) : new FieldValue.Written(text));
    }

    /// The scopes of single fields. A field that has none keeps that of the whole, so `null` takes one off.
    private Map<FieldId, Tlp> parts(List<String> markable) {
        var parts = new LinkedHashMap<FieldId, Tlp>();
        var node = json.get(PARTS);
        if (node == null || node.isNull() || markable.isEmpty()) return parts;
        if (!(node instanceof ObjectNode object)) {
            problem(PARTS, FormProblem.NOT_AN_OBJECT);
            return parts;
        }
        for (var part : object.properties()) {
            var at = PARTS + "." + Texts.shortened(part.getKey());
            if (!markable.contains(part.getKey())) problem(at, FormProblem.NOT_A_PART, Texts.shortened(part.getKey()));
            else
                if (!part.getValue().isNull())
                    text(at, part.getValue()).ifPresent(text -> Tlp.parse(text).ifPresentOrElse(
                            tlp -> parts.put(new FieldId(part.getKey()), tlp),
                            () -> problem(at, FormProblem.NO_SUCH_SCOPE, Texts.shortened(text))));
        }
        return parts;
    }

    private void unknown() {
        var node = json.get(UNKNOWN);
        if (node == null || node.isNull()) return;
        if (!(node instanceof ArrayNode array)) {
            problem(UNKNOWN, FormProblem.NOT_A_LIST);
            return;
        }
        for (var i = 0; i < array.size(); i++) {
            var at = UNKNOWN + "[" + i + "]";
            var field = text(at, array.get(i)).flatMap(this::fieldNamed);
            if (field.isEmpty()) problem(at, FormProblem.NO_SUCH_FIELD, array.get(i).asString(""));
            else unknown(field.get());
        }
    }

    private void unknown(FormField field) {
        switch (values.get(field.id())) {
            case null -> values.put(field.id(), FieldValue.UNKNOWN);
            case FieldValue.Unknown _ -> {
                // said twice, with the basis in the member itself
            }
            case FieldValue.Choices(var codes) when codes.equals(FieldValue.CAUSE_UNKNOWN.codes()) -> {
                // the paper has a box of its own for it
            }
            default -> problem(field.id().value(), FormProblem.UNKNOWN_AND_GIVEN);
        }
    }

    private Optional<FormField> fieldNamed(String name) {
        return form.fields().stream().filter(field -> field.id().value().equals(name)).findFirst();
    }

    private Optional<String> text(String at, JsonNode node) {
        if (!node.isString()) {
            problem(at, FormProblem.NOT_A_TEXT);
            return Optional.empty();
        }
        var text = node.stringValue();
        return isTooLong(at, text) ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> optionalText(ObjectNode object, String at, String member) {
        var node = object.get(member);
        return node == null || node.isNull() ? Optional.empty() : text(at + "." + member, node);
    }

    private boolean isTooLong(String at, String text) {
        var problem = Limits.length(at, text);
        problem.ifPresent(problems::add);
        return problem.isPresent();
    }

    private Optional<FieldValue> number(String at, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt())
            return Optional.of(new FieldValue.Whole(node.intValue()));
        problem(at, FormProblem.NOT_A_NUMBER);
        return Optional.empty();
    }

    private Optional<FieldValue> moment(String at, JsonNode node) {
        if (node.isString()) return text(at, node).flatMap(text -> moment(at, text, null, null));
        if (!(node instanceof ObjectNode object)) {
            problem(at, FormProblem.NOT_A_TIME);
            return Optional.empty();
        }
        refuseOthers(object, at + ".", List.of("datetime", "precision", "basis_ja"), List.of());
        var basis = optionalText(object, at, "basis_ja").orElse(null);
        var precision = optionalText(object, at, "precision").orElse(null);
        var written = optionalText(object, at, "datetime");
        if (precision != null && !Set.of("minute", "hour", "day", UNKNOWN).contains(precision)) {
            problem(at + ".precision", FormProblem.NO_SUCH_OPTION, precision);
            precision = null;
        }
        if (written.isPresent() && UNKNOWN.equals(precision)) {
            problem(at, FormProblem.UNKNOWN_AND_GIVEN);
            return Optional.empty();
        }
        if (written.isPresent()) return moment(at, written.get(), precision, basis);
        return UNKNOWN.equals(precision) || basis != null
                ? Optional.of(new FieldValue.Unknown(basis))
                : Optional.empty();
    }

    private Optional<FieldValue> moment(String at, String written, @Nullable String precision, @Nullable String basis) {
        if (written.isBlank()) return Optional.empty();
        return switch (JapaneseTime.read(written)) {
            case TimeReading.Read(var when, var rest) -> {
                var fitted = fit(at, when, precision);
                yield Optional.of(new FieldValue.Moment(fitted, basis == null ? rest : basis));
            }
            case TimeReading.Impossible impossible -> {
                problems.add(TimeProblems.of(at, impossible));
                yield Optional.of(new FieldValue.Written(written));
            }
            case TimeReading.Unreadable unreadable -> {
                if (!FormContent.saysUnknown(written)) problems.add(TimeProblems.of(at, unreadable));
                yield Optional.of(new FieldValue.Written(written));
            }
        };
    }

    /// A precision may say less than the text (hour, with the minutes written), never more.
    private PointInTime fit(String at, PointInTime when, @Nullable String precision) {
        if (precision == null) return when;
        var said = Precision.valueOf(precision.toUpperCase(Locale.ROOT));
        if (said.compareTo(when.precision()) <= 0) return new PointInTime(when.start(), said);
        problem(at + ".precision", FormProblem.PRECISION_DOES_NOT_FIT, precision);
        return when;
    }

    private Optional<String> onlyOption(FormField field, String at, JsonNode node) {
        if (!(node instanceof ArrayNode several) || several.size() < 2) return option(field, at, node);
        var marked = several.valueStream().map(one -> one.asString("")).limit(5).collect(Collectors.joining("、"));
        problem(at, FormProblem.CHOOSE_ONLY_ONE, Texts.shortened(marked));
        return Optional.empty();
    }

    private Optional<String> option(FormField field, String at, JsonNode node) {
        return text(at, node).flatMap(text -> {
            var code = field.id().equals(ReportField.TLP)
                    ? Tlp.parse(text).map(Tlp::formCode).orElse(text)
                    : text.strip();
            if (field.option(code).isPresent()) return Optional.of(code);
            if (!code.isEmpty())
                problem(at,
                        field.id().equals(ReportField.SECTOR) ? FormProblem.NO_SUCH_SECTOR : FormProblem.NO_SUCH_OPTION,
                        Texts.shortened(text));
            return Optional.empty();
        });
    }

    private Optional<FieldValue> choices(FormField field, JsonNode node) {
        var at = field.id().value();
        if (!(node instanceof ArrayNode array)) {
            problem(at, FormProblem.NOT_A_LIST);
            return Optional.empty();
        }
        var codes = new ArrayList<String>();
        for (var i = 0; i < array.size() && i < Limits.ROWS; i++)
            option(field, at + "[" + i + "]", array.get(i)).ifPresent(codes::add);
        return Optional.of(new FieldValue.Choices(codes));
    }

    private Optional<FieldValue> choiceWithText(FormField field, JsonNode node) {
        var at = field.id().value();
        if (!(node instanceof ObjectNode object)) {
            problem(at, FormProblem.NOT_AN_OBJECT);
            return Optional.empty();
        }
        refuseOthers(object, at + ".", List.of("choice", "text"), List.of());
        var text = optionalText(object, at, "text");
        var choice = object.get("choice");
        if (choice != null && !choice.isNull())
            return option(field, at + ".choice", choice)
                    .map(code -> new FieldValue.ChoiceWithText(code, text.orElse(null)));
        if (text.filter(t -> !t.isBlank()).isPresent()) problem(at + ".choice", FormProblem.CHOOSE_ONE);
        return text.map(FieldValue.Written::new);
    }

    private Optional<FieldValue> rows(String at, JsonNode node) {
        if (!(node instanceof ArrayNode array)) {
            problem(at, FormProblem.NOT_A_LIST);
            return Optional.empty();
        }
        Limits.rows(at, array.size()).ifPresent(problems::add);
        var rows = new ArrayList<FieldValue.Row>();
        for (var i = 0; i < array.size() && i < Limits.ROWS; i++)
            row(at + "[" + i + "]", array.get(i)).ifPresent(rows::add);
        return Optional.of(new FieldValue.Rows(rows));
    }

    private Optional<FieldValue.Row> row(String at, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            problem(at, FormProblem.NOT_AN_OBJECT);
            return Optional.empty();
        }
        refuseOthers(object, at + ".", List.of("datetime", "basis_ja", "status"), List.of());
        var written = optionalText(object, at, "datetime").filter(text -> !text.isBlank()).orElse(null);
        var basis = optionalText(object, at, "basis_ja").orElse(null);
        var status = optionalText(object, at, "status").orElse("");
        if (written == null && status.isBlank()) return Optional.empty();
        var time = written == null ? null : TimeProblems.rowTime(at + ".datetime", written, null, problems::add);
        if (basis != null && time instanceof FieldValue.RowTime.At(var when, var _))
            time = new FieldValue.RowTime.At(when, basis);
        return Optional.of(new FieldValue.Row(time, status));
    }

    private Optional<FieldValue> recipients(String at, JsonNode node) {
        if (!(node instanceof ArrayNode array)) {
            problem(at, FormProblem.NOT_A_LIST);
            return Optional.empty();
        }
        Limits.rows(at, array.size()).ifPresent(problems::add);
        var recipients = new ArrayList<FieldValue.Recipient>();
        for (var i = 0; i < array.size() && i < Limits.ROWS; i++)
            recipient(at + "[" + i + "]", array.get(i)).ifPresent(recipients::add);
        return Optional.of(new FieldValue.Recipients(recipients));
    }

    /// The printed names may stand beside the codes; the registry's count, so they are not read.
    private Optional<FieldValue.Recipient> recipient(String at, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            problem(at, FormProblem.NOT_AN_OBJECT);
            return Optional.empty();
        }
        refuseOthers(object, at + ".", List.of("ministry", "sectors"), List.of("ministry_ja", "sectors_ja"));
        var ministry = optionalText(object, at, "ministry").filter(code -> code.matches("[A-Za-z][A-Za-z0-9-]{0,63}"));
        if (ministry.isEmpty())
            problem(at + ".ministry", FormProblem.NO_SUCH_OPTION,
                    Texts.shortened(object.path("ministry").asString("")));
        var sectors = new ArrayList<SectorCode>();
        if (object.get("sectors") instanceof ArrayNode array)
            for (var i = 0; i < array.size() && i < Limits.ROWS; i++)
                sector(at + ".sectors[" + i + "]", array.get(i)).ifPresent(sectors::add);
        else
            problem(at + ".sectors", FormProblem.NOT_A_LIST);
        return ministry.map(code -> new FieldValue.Recipient(code, sectors));
    }

    private Optional<SectorCode> sector(String at, JsonNode node) {
        return text(at, node).flatMap(code -> {
            var sector = SectorCode.parse(code);
            if (sector.isEmpty()) problem(at, FormProblem.NO_SUCH_SECTOR, Texts.shortened(code));
            return sector;
        });
    }

    private void refuseOthers(ObjectNode object, String prefix, List<String> known, List<String> alsoKnown) {
        for (var name : object.propertyNames())
            if (!known.contains(name) && !alsoKnown.contains(name))
                problem(prefix + Texts.shortened(name), FormProblem.NO_SUCH_FIELD, Texts.shortened(name));
    }

    private void problem(String at, FormProblem problem, String... details) {
        problems.add(problem.of(at, details));
    }
}
