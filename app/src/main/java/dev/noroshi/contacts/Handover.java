package dev.noroshi.contacts;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That somebody leaves and somebody comes.
///
/// @param person who leaves
@PersonalData
public record Handover(HandoverId id, OrganisationId organisation, PersonId person, Successor successor, State state,
        Instant proposedAt, @Nullable Instant decidedAt) {

    /// How far it has got. The words are `contacts.handover.<name>`.
    public enum State {
        PROPOSED, APPROVED, REFUSED
    }

    /// Who comes.
    ///
    /// @param lastDay of who leaves; null when what was typed is no day
    @PersonalData
    public record Successor(String name, String email, String phone, @Nullable LocalDate lastDay) {
        public Successor {
            name = name.strip();
            email = email.strip();
            phone = phone.strip();
        }

        @Override
        public String toString() {
            return "Successor [withheld]";
        }
    }

    @Override
    public String toString() {
        return "Handover " + id + " [withheld]";
    }
}
