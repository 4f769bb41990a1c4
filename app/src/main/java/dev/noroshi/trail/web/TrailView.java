package dev.noroshi.trail.web;

import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an auditor asked and found.
///
/// @param counted lines that are not shown one by one
/// @param csv the address of the same as a file
public record TrailView(Asked asked, List<Row> rows, List<Counted> counted, String csv, @Nullable Paging paging,
        Instant now) {

    /// What stands in the form.
    public record Asked(String from, String until, String act, String person, List<Choice> kinds,
            List<Choice> organisations) {
    }

    public record Choice(String value, String label, boolean selected) {
    }

    /// @param who the number of the person; null for the program itself
    /// @param where the route; null when a room recorded the act
    public record Row(Instant at, String kind, String what, @Nullable String where, @Nullable String organisation,
            @Nullable String who, String subject) {
    }

    public record Counted(String kind, long lines) {
    }
}
