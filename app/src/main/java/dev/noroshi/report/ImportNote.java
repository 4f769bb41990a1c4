package dev.noroshi.report;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.Reading;
import dev.noroshi.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a file said besides its fields: kept beside an imported draft ([Draft#reading]) so that the person can put right
/// what could not be read.
///
/// @param file the name of the file, as the reporter's own browser gave it
/// @param filled how many fields it filled in
/// @param places where each field stood, by the id of the field
/// @param problems what could not be read, with field and place
/// @param unread text that belongs to no field
public record ImportNote(String file, int filled, Map<String, String> places, List<Problem> problems,
        List<Reading.Unread> unread) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ImportNote {
        places = Map.copyOf(places);
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }

    public static ImportNote of(String file, Reading reading) {
        var places = new LinkedHashMap<String, String>();
        reading.places().forEach((field, place) -> places.put(field.value(), place));
        return new ImportNote(file, reading.content().values().size(), places, reading.problems(), reading.unread());
    }

    /// Where a field stood in the file.
    public Optional<String> place(FieldId field) {
        return Optional.ofNullable(places.get(field.value()));
    }

    /// As stored.
    public String write() {
        return JSON.writeValueAsString(this);
    }

    /// Reads what was stored; empty when nothing was, or another version of the program wrote it otherwise.
    public static Optional<ImportNote> read(@Nullable String json) {
        if (json == null) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(json, ImportNote.class));
        } catch (JacksonException otherwise) {
            return Optional.empty();
        }
    }
}
