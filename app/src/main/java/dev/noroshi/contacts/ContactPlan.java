package dev.noroshi.contacts;

import dev.noroshi.kernel.PersonalData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file of contact data would change, or has changed.
///
/// @param changes in the order of the file
/// @param unchanged how many rows say what is recorded already
/// @param fingerprint tells two plans apart: who agreed to one has not agreed to another
public record ContactPlan(List<Change> changes, int unchanged, String fingerprint) {

    public ContactPlan {
        changes = List.copyOf(changes);
    }

    /// What a row changes.
    ///
    /// @param row as a spreadsheet counts
    /// @param organisation its code
    /// @param login of the person; null for the desk
    /// @param name of the person, or of the organisation
    @PersonalData
    public record Change(int row, String organisation, @Nullable String login, String name,
            List<Difference> differences) {
        public Change {
            differences = List.copyOf(differences);
        }

        @Override
        public String toString() {
            return "Change of row " + row + " [withheld]";
        }
    }

    /// A field before and after; "" is blank.
    @PersonalData
    public record Difference(ContactColumn column, String before, String after) {
        @Override
        public String toString() {
            return "Difference " + column + " [withheld]";
        }
    }
}
