package dev.noroshi.intake.web;

import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.report.Wording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which a report is written.
///
/// @param edition the edition of the draft the page started from
/// @param ordinal which report of the series
/// @param kind of the report, in words
/// @param drill whether it is a drill
/// @param returned what was asked when it came back; null when it was not returned
/// @param imported what came out of a file; null when it was not imported
/// @param conflict what somebody else saved in between; null when nobody did
/// @param direction grounds and route; null when the first report has decided them
/// @param purpose what the problems were looked for
/// @param addressee whom it goes to, in words
public record EditView(String series, int edition, int ordinal, String kind, boolean drill, @Nullable String returned,
        Instant savedAt, Purpose purpose, List<ProblemLine> problems, FormView form, @Nullable ImportView imported,
        @Nullable Conflict conflict, @Nullable DirectionView direction, String addressee) {

    public EditView {
        problems = List.copyOf(problems);
    }

    /// What two people wrote differently.
    public record Conflict(Instant savedAt, List<Difference> differences) {
        public Conflict {
            differences = List.copyOf(differences);
        }
    }

    /// A field that is saved otherwise than it stands on the page.
    ///
    /// @param savedScope its own scope as saved, if it has one
    /// @param mineScope its own scope on the page, if it has one
    public record Difference(String field, String label, Wording saved, Wording mine, @Nullable Tlp savedScope,
            @Nullable Tlp mineScope) {
    }
}
