package dev.noroshi.sharing;

import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody who would like to read what their organisation has.
///
/// @param duty whether their post reads what is shared at all
/// @param nda their agreement of secrecy, whether in force or not; null when there is none
public record Reader(PersonId person, OrganisationId organisation, Duty duty, Attachment attachment,
        @Nullable Nda nda, NeedToKnow need) {

    /// What a post is for.
    public enum Duty {
        /// It reads reports or advisories.
        READS,
        /// It does not: administrators, auditors.
        READS_NOT
    }
}
