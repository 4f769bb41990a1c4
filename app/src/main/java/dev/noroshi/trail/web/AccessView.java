package dev.noroshi.trail.web;

import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who could read an advisory on a day.
///
/// @param action where the day is chosen
/// @param advisory the id that was typed in; null where the page is of one advisory
/// @param on the day as it was typed, or as a field of a form has it
/// @param rows who could; null where nothing was asked, or not so that it can be answered
public record AccessView(String action, @Nullable String advisory, String on, @Nullable List<Row> rows,
        List<Problem> problems) {

    public AccessView {
        rows = rows == null ? null : List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /// What is wrong with a field; null when nothing is.
    public @Nullable Problem problem(String field) {
        return problems.stream().filter(each -> each.field().equals(field)).findFirst().orElse(null);
    }

    public record Row(String name, String kind, Instant since, int people) {
    }
}
