package dev.noroshi.registry;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.Optional;

/// A row of a file of people that can be read. `toString` withholds it.
///
/// @param cells the row itself, for columns taken as they are
record PersonRow(Cells cells, OrganisationId organisation, String login, String nameJa, String role,
        Optional<String> email, Optional<Language> language, Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {

    @Override
    public String toString() {
        return "PersonRow [withheld]";
    }
}
