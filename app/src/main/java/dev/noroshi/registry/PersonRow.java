package dev.noroshi.registry;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a file of people. Like a [MemberRow], it is held against the registry even when something in it cannot be
/// read. `toString` withholds it.
///
/// @param cells the row itself, for columns taken as they are
/// @param sound whether everything in it could be read
/// @param organisation empty when it cannot be read
/// @param login empty when it cannot be read
/// @param attachment empty when the cell is blank or cannot be read
/// @param nda null when there is none, or it cannot be read
/// @param role empty when there is none of that code
record PersonRow(Cells cells, boolean sound, Optional<OrganisationId> organisation, Optional<String> login,
        String nameJa, Optional<Role> role,
        Optional<String> email, Optional<Language> language, Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo, Optional<Attachment> attachment, @Nullable Nda nda) {

    @Override
    public String toString() {
        return "PersonRow [withheld]";
    }
}
