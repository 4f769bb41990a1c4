package dev.noroshi.contacts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which contact data are brought in from a file.
///
/// @param problems what is wrong with the file just sent; none when nothing is
public record ImportView(List<Wrong> problems, List<ColumnLine> columns) {

    public ImportView {
        problems = List.copyOf(problems);
        columns = List.copyOf(columns);
    }

    /// @param row where it stands; null for the file as a whole
    public record Wrong(@Nullable Integer row, @Nullable String column, String text) {
    }

    /// A column the file may have.
    public record ColumnLine(String label, String code, boolean required, String meaning) {
    }

    /// What a file would change, before anybody has agreed.
    public record Plan(String action, String fingerprint, int unchanged, List<ChangeLine> changes) {
        public Plan {
            changes = List.copyOf(changes);
        }
    }

    /// What a row changes.
    public record ChangeLine(int row, String name, String who, List<Difference> differences) {
        public ChangeLine {
            differences = List.copyOf(differences);
        }
    }

    /// A field before and after.
    public record Difference(String column, String before, String after) {
    }
}
