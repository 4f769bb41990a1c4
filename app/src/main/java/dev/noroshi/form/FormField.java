package dev.noroshi.form;

import dev.noroshi.kernel.Language;
import java.util.List;
import java.util.Optional;

/// A field of a form.
///
/// @param need whether the paper prints an asterisk
/// @param filledBy who gives the value when the form is submitted here
/// @param options what can be chosen, in the order of the paper; TLP:AMBER+STRICT is beside what the paper prints
/// @param guidanceJa what the paper says beside it
/// @param notes the ids of the notes printed for it
public record FormField(FieldId id, String labelJa, String labelEn, Need need, FilledBy filledBy, FieldType type,
        List<FormOption> options, List<String> guidanceJa, List<String> notes) {

    /// Whether a field must be filled in: required are those with the printed asterisk.
    public enum Need {
        REQUIRED, OPTIONAL
    }

    /// Who gives the value: the person who reports, or the program when it takes the report in.
    public enum FilledBy {
        PERSON, PROGRAM
    }

    public FormField {
        options = List.copyOf(options);
        guidanceJa = List.copyOf(guidanceJa);
        notes = List.copyOf(notes);
    }

    /// The options the paper has a box for.
    List<FormOption> printedOptions() {
        return options.stream().filter(StrictMarking::isPrinted).toList();
    }

    FormField withOptions(List<FormOption> options) {
        return new FormField(id, labelJa, labelEn, need, filledBy, type, options, guidanceJa, notes);
    }

    public String label(Language language) {
        return language.choose(labelJa, labelEn);
    }

    public Optional<FormOption> option(String code) {
        return options.stream().filter(option -> option.code().equals(code)).findFirst();
    }

    public boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /// Required, and to be given by the person: the only fields a submission waits for.
    public boolean isAskedOfPerson() {
        return isRequired() && filledBy == FilledBy.PERSON;
    }

    /// Whether 不明 is an answer here. Everything may be unknown but what the person must choose and what the program gives.
    public boolean mayBeUnknown() {
        return !isRequired();
    }
}
