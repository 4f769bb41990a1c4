package dev.noroshi.form;

import dev.noroshi.kernel.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group of fields as the paper prints it, such as ⑤概要.
///
/// @param labelJa as printed; null for the head of the form
/// @param columnLabelsJa the headings of its columns, if it has any
/// @param notes the ids of the notes printed for it
public record FormSection(String id, @Nullable String labelJa, @Nullable String labelEn, List<String> columnLabelsJa,
        List<String> notes, List<FormField> fields) {

    public FormSection {
        columnLabelsJa = List.copyOf(columnLabelsJa);
        notes = List.copyOf(notes);
        fields = List.copyOf(fields);
    }

    /// The heading, "" for the head of the form.
    public String label(Language language) {
        var label = language == Language.JA ? labelJa : labelEn;
        return label == null ? "" : label;
    }
}
