package dev.noroshi.form;

import dev.noroshi.kernel.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A printed form as data: its sections, fields, options and notes. Immutable.
///
/// @param code `report-form` or `advisory-form`
/// @param version which edition of the form; a later plan may print another
/// @param validFrom first day of the edition
/// @param validTo last day of the edition, null while it is in use
public record FormDefinition(String code, String version, LocalDate validFrom, @Nullable LocalDate validTo,
        String titleJa, String titleEn, String directionJa, String legendJa, Map<String, FormNote> notes,
        List<FormSection> sections) {

    public FormDefinition {
        notes = Map.copyOf(notes);
        sections = List.copyOf(sections);
    }

    public String title(Language language) {
        return language.choose(titleJa, titleEn);
    }

    /// All fields, in the order of the paper.
    public List<FormField> fields() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    public Optional<FormField> find(FieldId id) {
        return fields().stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /// The field of this id; a field the form does not have is a mistake of the program.
    public FormField field(FieldId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("The form " + version + " has no field " + id));
    }
}
