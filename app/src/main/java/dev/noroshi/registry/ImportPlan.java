package dev.noroshi.registry;

import java.util.List;

/// What an import would change, or has changed.
///
/// @param changes in the order of the file
/// @param unchanged how many rows say what is recorded already
/// @param fingerprint tells two plans apart: who agreed to one has not agreed to another
public record ImportPlan(Subject subject, List<Change> changes, int unchanged, String fingerprint) {

    public ImportPlan {
        changes = List.copyOf(changes);
    }

    /// How many changes there are of a kind.
    public long count(Kind kind) {
        return changes.stream().filter(each -> each.kind() == kind).count();
    }

    /// What a file is about.
    public enum Subject {
        MEMBERS, PEOPLE
    }

    /// What happens to a member or a person.
    public enum Kind {
        ADDED, CHANGED, ENDED
    }

    /// What a row changes.
    ///
    /// @param row as a spreadsheet counts
    /// @param key the code of the member, or the login of the person
    /// @param differences by column; for something added, everything it comes with
    public record Change(Kind kind, int row, String key, String name, List<Difference> differences) {

        public Change {
            differences = List.copyOf(differences);
        }
    }

    /// A column before and after; "" is blank.
    public record Difference(Column column, String before, String after) {
    }
}
