package dev.noroshi.trail.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who could read an advisory on a day.
///
/// @param action where the day is chosen
/// @param advisory the id that was typed in; null where the page is of one advisory
/// @param on the day, as a field of a form has it
/// @param wrong why nothing was found; null when it is not the id
public record AccessView(String action, @Nullable String advisory, String on, List<Row> rows, @Nullable String wrong) {

    public AccessView {
        rows = List.copyOf(rows);
    }

    public record Row(String name, String kind, Instant since, int people) {
    }
}
