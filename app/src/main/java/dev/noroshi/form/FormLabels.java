package dev.noroshi.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The words a report form is recognised by, folded: labels of fields, names of options, and what is printed on the
/// paper without being anyone's answer.
final class FormLabels {

    /// What a label names: a field, or a column of the course of events.
    sealed interface Name {
        record OfField(FieldId field) implements Name {}

        record OfTimeColumn() implements Name {}

        record OfStatusColumn() implements Name {}
    }

    /// A label found at the beginning of a text, and what stands after it.
    record Found(Name name, String rest) {
        boolean isAlone() {
            return rest.isEmpty();
        }
    }

    private record Label(String key, Name name) {}

    /// An option by one of its names.
    record OptionName(String key, String code) {}

    // ③ (3) 3. ◆ ・ and brackets may stand before a label
    private static final Pattern BEFORE = Pattern
            .compile("^[\\s\\p{Z}◆●・(（【\\[]*(?:[①-⑳]|[0-9０-９]{1,2}[.．、)）]|[(（][0-9０-９]{1,2}[)）])?[\\s\\p{Z}◆・(（【]*");
    private static final String SEPARATORS = ":：)）】]";

    private final List<Label> labels = new ArrayList<>();
    private final Map<FieldId, List<OptionName>> options = new HashMap<>();
    private final Set<String> printed = new HashSet<>();

    FormLabels(FormDefinition form) {
        var more = FormYaml.load("report-form-labels.yaml");
        for (var field : form.fields()) {
            var name = new Name.OfField(field.id());
            label(name, field.labelJa());
            label(name, field.labelEn());
            FormYaml.texts(FormYaml.map(more.get("fields")).get(field.id().value())).forEach(text -> label(name, text));
            var others = FormYaml.map(FormYaml.map(more.get("options")).get(field.id().value()));
            options.put(field.id(), optionNames(field, others));
            field.guidanceJa().forEach(this::print);
        }
        var columns = FormYaml.map(more.get("timeline-columns"));
        FormYaml.texts(columns.get("datetime")).forEach(text -> label(new Name.OfTimeColumn(), text));
        FormYaml.texts(columns.get("status")).forEach(text -> label(new Name.OfStatusColumn(), text));
        labels.sort(Comparator.comparingInt((Label label) -> label.key().length()).reversed());
        collectPrinted(form, FormYaml.texts(more.get("printed")));
    }

    private void label(Name name, String text) {
        labels.add(new Label(keyOfLabel(text), name));
    }

    private static String keyOfLabel(String text) {
        return Folded.key(BEFORE.matcher(text).replaceFirst(""));
    }

    private List<OptionName> optionNames(FormField field, Map<String, Object> others) {
        var names = new ArrayList<OptionName>();
        for (var option : field.options()) {
            names.add(new OptionName(Folded.key(option.labelJa()), option.code()));
            names.add(new OptionName(Folded.key(option.labelEn()), option.code()));
            FormYaml.texts(others.get(option.code()))
                    .forEach(text -> names.add(new OptionName(Folded.key(text), option.code())));
        }
        // every question may be answered 不明; the paper prints a box for it among the causes only
        if (field.mayBeUnknown() && field.option(UNKNOWN).isEmpty())
            names.add(new OptionName(Folded.key("不明"), UNKNOWN));
        names.sort(Comparator.comparingInt((OptionName name) -> name.key().length()).reversed());
        return names;
    }

    /// The code that stands for 不明 among option names.
    static final String UNKNOWN = "UNKNOWN";

    private void collectPrinted(FormDefinition form, List<String> more) {
        print(form.titleJa());
        print(form.directionJa());
        print(form.legendJa());
        form.notes().values().forEach(note -> print(note.textJa()));
        for (var section : form.sections()) {
            if (section.labelJa() != null) print(section.labelJa());
            section.columnLabelsJa().forEach(this::print);
            for (var field : section.fields())
                for (var option : field.options()) {
                    if (option.groupJa() != null) print(option.groupJa());
                    if (option.detailJa() != null) print(option.detailJa());
                    if (option.scopeJa() != null) print(option.scopeJa());
                }
        }
        more.forEach(this::print);
    }

    private void print(String text) {
        printed.add(keyOfPrinted(text));
    }

    /// Notes begin with their own reference (※１：), other texts with a number or a bracket; all of it is left out.
    private static String keyOfPrinted(String text) {
        var key = keyOfLabel(text).replaceFirst("^:", "");
        return key.replaceAll("[()（）]", "");
    }

    /// The label at the beginning of the text, the longest there is. What follows must begin on its own: after a colon,
    /// a bracket, a space or a line break.
    Optional<Found> labelOf(String text) {
        var begin = BEFORE.matcher(text);
        var folded = Folded.of(begin.find() ? text.substring(begin.end()) : text);
        return labels.stream().filter(label -> folded.key().startsWith(label.key()))
                .flatMap(
                        label -> rest(folded, label.key().length()).map(rest -> new Found(label.name(), rest)).stream())
                .findFirst();
    }

    private Optional<String> rest(Folded folded, int length) {
        var rest = folded.after(length).replaceFirst("^[*＊]?(?:[(（]?※\\s*[0-9０-９]+[)）]?)?[*＊]?", "");
        if (rest.isEmpty()) return Optional.of("");
        var first = rest.charAt(0);
        var isOwn = SEPARATORS.indexOf(first) >= 0 || "(（".indexOf(first) >= 0 || Character.isWhitespace(first)
                || Character.isSpaceChar(first);
        if (!isOwn) return Optional.empty();
        var value = rest.strip();
        while (!value.isEmpty() && SEPARATORS.indexOf(value.charAt(0)) >= 0) value = value.substring(1).strip();
        return Optional.of(isPrinted(value) ? "" : value);
    }

    /// Whether the text is printed on the paper and nobody's answer.
    boolean isPrinted(String text) {
        return text.isBlank() || printed.contains(keyOfPrinted(text));
    }

    /// The names of a field's options, the longest first.
    List<OptionName> options(FieldId field) {
        return options.getOrDefault(field, List.of());
    }
}
