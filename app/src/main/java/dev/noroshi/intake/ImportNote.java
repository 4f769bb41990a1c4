package dev.noroshi.intake;

import dev.noroshi.form.Reading;
import dev.noroshi.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the person who goes on with an imported draft should know of the file: where each field stood, what could not be
/// read, what found no field. A draft keeps it as JSON until it is submitted.
///
/// @param places by field id: `シート「1枚目」 C9`
public record ImportNote(Map<String, String> places, List<Problem> problems, List<Reading.Unread> unread) {

    public static final ImportNote NONE = new ImportNote(Map.of(), List.of(), List.of());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public ImportNote {
        places = Map.copyOf(places);
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }

    static ImportNote of(Reading reading) {
        var places = new TreeMap<String, String>();
        reading.places().forEach((field, place) -> places.put(field.value(), place));
        return new ImportNote(places, reading.problems(), reading.unread());
    }

    /// As a draft keeps it.
    public String json() {
        return MAPPER.writeValueAsString(this);
    }

    /// Reads what a draft kept.
    ///
    /// @throws IllegalArgumentException when it is no such note
    public static ImportNote parse(String json) {
        try {
            return MAPPER.readValue(json, ImportNote.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("Not the note of an import: " + broken.getOriginalMessage(), broken);
        }
    }
}
