package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question of one hop to the hop before, whether a report may be shared further than it is marked (範囲を広げる協議),
/// as these two see it. Source: handbook II.3.1.
///
/// @param dossier the asker's
/// @param place the dossier, or own report series, of the one asked
/// @param field the field it is about; null when it is about the report as a whole
/// @param wanted how far the asker would like to go
/// @param passedDown whether the one asked has passed it down and waits for the answer from there
/// @param answer null while there is none
public record Negotiation(UUID id, OrganisationId asker, OrganisationId asked, DossierId dossier, UUID place,
        @Nullable FieldId field, Tlp wanted, String reason, Instant askedAt, boolean passedDown,
        @Nullable Answer answer) {

    /// How the source answered.
    public enum Result {
        /// As far as was asked.
        GRANTED,
        /// Further than it is marked, but not as far as was asked.
        NARROWED,
        /// No further.
        REFUSED
    }

    /// @param granted how far it may go now; null when it was refused
    /// @param words what the source says about it: conditions, or why not
    public record Answer(Result result, @Nullable Tlp granted, String words, Instant at) {
    }

    /// Says nothing of what was asked.
    @Override
    public String toString() {
        return "Negotiation " + id;
    }
}
