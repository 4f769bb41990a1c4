package dev.noroshi.advisory.web;

import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Sources;
import dev.noroshi.advisory.Targets;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What the editor posts.
///
/// @param edition the edition the page started from; -1 when it does not say
record DraftForm(int edition, AdvisoryContent content, Sources sources) {

    /// The controls of the text fields.
    static final Map<String, FieldId> TEXTS = texts();

    private static Map<String, FieldId> texts() {
        var texts = new LinkedHashMap<String, FieldId>();
        texts.put("remarks", AdvisoryField.TLP_REMARKS);
        texts.put("overview", AdvisoryField.OVERVIEW);
        texts.put("target", AdvisoryField.TARGET);
        texts.put("policy", AdvisoryField.HANDLING_POLICY);
        texts.put("other", AdvisoryField.OTHER);
        texts.put("person", AdvisoryField.CONTACT_PERSON);
        texts.put("phone", AdvisoryField.CONTACT_PHONE);
        texts.put("fax", AdvisoryField.CONTACT_FAX);
        texts.put("mail", AdvisoryField.CONTACT_MAIL);
        return texts;
    }

    static DraftForm of(MultiValueMap<String, String> posted, Targets targets) {
        var fields = FormContent.empty();
        for (var text : TEXTS.entrySet())
            fields = fields.with(text.getValue(), new FieldValue.Text(value(posted, text.getKey())));
        var importance = constant(Importance.class, posted.getFirst("importance"));
        if (importance.isPresent())
            fields = fields.with(AdvisoryField.IMPORTANCE, new FieldValue.Choice(importance.get().name()));
        var tlp = constant(Tlp.class, posted.getFirst("tlp"));
        if (tlp.isPresent()) fields = fields.with(AdvisoryField.TLP, new FieldValue.Choice(tlp.get().formCode()));
        fields = fields.with(AdvisoryField.RECIPIENTS,
                new FieldValue.Recipients(targets.recipients(sectors(posted))));
        return new DraftForm(edition(posted), new AdvisoryContent(value(posted, "title"), fields, List.of()),
                sources(posted));
    }

    static List<SectorCode> sectors(MultiValueMap<String, String> posted) {
        return Objects.requireNonNullElse(posted.get("sector"), List.<String>of()).stream()
                .flatMap(code -> SectorCode.parse(code).stream()).toList();
    }

    static Optional<Tlp> tlp(MultiValueMap<String, String> posted) {
        return constant(Tlp.class, posted.getFirst("tlp"));
    }

    /// What the problems on the page were looked for.
    static Purpose purpose(MultiValueMap<String, String> posted) {
        return constant(Purpose.class, posted.getFirst("for")).orElse(Purpose.SAVE);
    }

    /// The reports chosen, each with the fields ticked below it (`part=<report>:<field>`).
    static Sources sources(MultiValueMap<String, String> posted) {
        var reports = Objects.requireNonNullElse(posted.get("source"), List.<String>of()).stream()
                .flatMap(text -> AdvisoryId.parse(text).stream()).map(AdvisoryId::value).distinct().toList();
        var parts = new HashMap<UUID, List<FieldId>>();
        for (var ticked : Objects.requireNonNullElse(posted.get("part"), List.<String>of())) {
            var colon = ticked.indexOf(':');
            if (colon < 0) continue;
            var report = AdvisoryId.parse(ticked.substring(0, colon));
            var field = FieldId.parse(ticked.substring(colon + 1));
            if (report.isPresent() && field.isPresent())
                parts.computeIfAbsent(report.get().value(), _ -> new ArrayList<>()).add(field.get());
        }
        return Sources.of(reports, parts);
    }

    private static int edition(MultiValueMap<String, String> posted) {
        var edition = posted.getFirst("edition");
        return edition != null && edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : -1;
    }

    private static String value(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> kind, @Nullable String name) {
        return Arrays.stream(kind.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst();
    }

    /// What stands in the controls for a content.
    static EditorView.Typed typed(AdvisoryContent content) {
        var fields = content.fields();
        return new EditorView.Typed(content.importance().orElse(null), content.tlp().orElse(null),
                text(fields, AdvisoryField.TLP_REMARKS), content.title(), text(fields, AdvisoryField.OVERVIEW),
                text(fields, AdvisoryField.TARGET), text(fields, AdvisoryField.HANDLING_POLICY),
                text(fields, AdvisoryField.OTHER), text(fields, AdvisoryField.CONTACT_PERSON),
                text(fields, AdvisoryField.CONTACT_PHONE), text(fields, AdvisoryField.CONTACT_FAX),
                text(fields, AdvisoryField.CONTACT_MAIL));
    }

    static String text(FormContent fields, FieldId field) {
        return switch (fields.get(field).orElse(null)) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Written(var text) -> text;
            case FieldValue.Unknown _ -> "不明";
            case null, default -> "";
        };
    }
}
