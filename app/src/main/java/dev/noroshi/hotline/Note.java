package dev.noroshi.hotline;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import java.time.Instant;

/// What somebody wrote down of the talk; both sides read it.
@PersonalData
public record Note(OrganisationId organisation, PersonId author, String text, Instant at) {

    @Override
    public String toString() {
        return "Note [withheld]";
    }
}
