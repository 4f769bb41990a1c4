package dev.noroshi.report;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.FormField;
import dev.noroshi.form.FormOption;
import dev.noroshi.form.FormSection;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the report form into words for the screen: what its fields and options are called, and what stands in them.
/// What the message files do not name is called as the paper calls it.
@Component
public class ReportWording {

    private final ReportPaper paper;
    private final Words words;

    ReportWording(ReportPaper paper, Words words) {
        this.paper = paper;
        this.words = words;
    }

    /// A field of a filled form, in words.
    ///
    /// @param label its short name
    /// @param scope its own scope; null where it has that of the report
    public record Line(FieldId field, String label, Wording wording, @Nullable Tlp scope) {
    }

    /// A scope with the fields that have it of their own.
    public record Part(Tlp scope, List<String> fields) {
        public Part {
            fields = List.copyOf(fields);
        }
    }

    /// The scopes of single fields that differ from the report's, the narrowest first, the fields in the order of the paper.
    public List<Part> parts(FormContent content, Language language) {
        var parts = new TreeMap<Tlp, List<String>>();
        for (var field : paper.definition().fields()) {
            var scope = scope(field.id(), content);
            if (scope != null) parts.computeIfAbsent(scope, _ -> new ArrayList<>()).add(brief(field.id(), language));
        }
        return parts.entrySet().stream().map(part -> new Part(part.getKey(), part.getValue())).toList();
    }

    /// The scope of a field where it differs from the report's.
    public static @Nullable Tlp scope(FieldId field, FormContent content) {
        return content.part(field).filter(tlp -> !content.tlp().equals(Optional.of(tlp))).orElse(null);
    }

    /// What the form asks, as a label beside a control: `事象が発生したシステム・委託先業者等`.
    public String label(FormField field, Language language) {
        return named("report.field." + field.id(), language, field.label(language));
    }

    /// A short name for lists and problems: `⑤システム・委託先`.
    public String brief(FieldId field, Language language) {
        return named("report.brief." + field, language,
                paper.definition().find(field).map(found -> found.label(language)).orElse(field.value()));
    }

    /// What the lines of the sender are called together.
    public String senderLabel(Language language) {
        return words.say(language, "report.brief.sender");
    }

    /// What an option is called.
    public String option(FormOption option, Language language) {
        return option.label(language).strip();
    }

    /// The heading an option stands under; empty when it has none.
    public Optional<String> group(FormField field, FormOption option, Language language) {
        var heading = option.groupJa();
        if (heading == null) return Optional.empty();
        var first = field.options().stream().filter(each -> heading.equals(each.groupJa())).findFirst().orElse(option);
        return Optional.of(named("report.group." + first.code(), language, heading));
    }

    /// What is said below an option; empty when there is nothing to say.
    public Optional<String> note(FormOption option, Language language) {
        var key = "report.note." + option.code();
        if (words.knows(key)) return Optional.of(words.say(language, key));
        return Optional.ofNullable(language == Language.JA ? option.detailJa() : null);
    }

    /// Every field of the filled form, in the order of the paper.
    public List<Line> lines(FormContent content, Language language) {
        return paper.definition().sections().stream().flatMap(section -> lines(section, content, language).stream())
                .toList();
    }

    private List<Line> lines(FormSection section, FormContent content, Language language) {
        return section.fields().stream()
                .map(field -> new Line(field.id(), brief(field.id(), language), wording(field, content, language),
                        scope(field.id(), content)))
                .toList();
    }

    /// What stands in a field.
    public Wording wording(FieldId field, FormContent content, Language language) {
        return wording(paper.definition().field(field), content, language);
    }

    private Wording wording(FormField field, FormContent content, Language language) {
        return switch (content.get(field.id()).orElse(null)) {
            case null -> new Wording.Blank();
            case FieldValue.Unknown(var basis) -> new Wording.Unknown(basis);
            case FieldValue.Text(var text) -> new Wording.Text(text);
            case FieldValue.Whole(var number) -> new Wording.Text(Integer.toString(number));
            case FieldValue.Choice(var code) when field.id().equals(ReportField.TLP) -> Tlp.parse(code)
                    .<Wording>map(Wording.Scope::new).orElseGet(() -> new Wording.Written(code));
            case FieldValue.Choice(var code) -> new Wording.Text(chosen(field, code, language));
            case FieldValue.Choices(var codes) -> new Wording.Text(chosen(field, codes, language));
            case FieldValue.ChoiceWithText(var code, var text) -> new Wording.Text(text == null
                    ? chosen(field, code, language)
                    : words.say(language, "report.value.beside", chosen(field, code, language), text));
            case FieldValue.Moment(var when, var basis) ->
                new Wording.Moment(JapaneseTime.full(when, language), machine(when), basis);
            case FieldValue.Rows(var rows) ->
                new Wording.Rows(rows.stream().map(row -> row(row, language)).toList());
            case FieldValue.Recipients _ -> throw new IllegalStateException("A report has no recipients on its form");
            case FieldValue.Written(var text) -> new Wording.Written(text);
        };
    }

    private String chosen(FormField field, String code, Language language) {
        return field.option(code)
                .map(option -> group(field, option, language)
                        .map(group -> words.say(language, "report.value.grouped", group, option(option, language)))
                        .orElse(option(option, language)))
                .orElse(code);
    }

    /// Several options, in the order of the paper.
    private String chosen(FormField field, List<String> codes, Language language) {
        var known = field.options().stream().filter(option -> codes.contains(option.code()))
                .map(option -> option(option, language));
        var strange = codes.stream().filter(code -> field.option(code).isEmpty());
        return Stream.concat(known, strange)
                .collect(Collectors.joining(words.say(language, "report.value.list")));
    }

    private Wording.Row row(FieldValue.Row row, Language language) {
        return switch (row.time()) {
            case null -> new Wording.Row(null, null, row.status());
            case FieldValue.RowTime.InWords(var text) -> new Wording.Row(text, null, row.status());
            case FieldValue.RowTime.At(var when, var basis) ->
                new Wording.Row(JapaneseTime.list(when, language) + basis(basis, language), machine(when),
                        row.status());
        };
    }

    private String basis(@Nullable String basis, Language language) {
        return basis == null ? "" : words.say(language, "report.value.basis", basis);
    }

    /// An hour alone is no value of the `datetime` attribute, so its day stands for it.
    private static String machine(PointInTime when) {
        return switch (when.precision()) {
            case DAY, HOUR -> when.day().toString();
            case MINUTE -> when.iso();
        };
    }

    private String named(String key, Language language, String otherwise) {
        return words.knows(key) ? words.say(language, key) : otherwise;
    }

    /// The form that is put into words.
    public FormDefinition definition() {
        return paper.definition();
    }
}
