package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import java.util.List;
import java.util.Map;

/// What came of reading a filled form from outside: everything that could be read, and everything that could not.
///
/// @param content the draft
/// @param places where each field stood (`シート「1枚目」 C9`), for those that came from a file
/// @param problems what a person must put right, all of it, each with its field and place
/// @param unread text that belongs to no field: never thrown away
/// @param occasion a drill when the paper bears 訓練
public record Reading(FormContent content, Map<FieldId, String> places, List<Problem> problems, List<Unread> unread,
        Occasion occasion) {

    public Reading {
        places = Map.copyOf(places);
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }

    /// Text that found no field.
    public record Unread(String place, String text) {}
}
