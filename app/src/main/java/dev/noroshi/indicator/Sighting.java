package dev.noroshi.indicator;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an organisation says of an indicator (観測).
///
/// @param reason why it means nothing; null where it was seen
/// @param seenOn the day it was seen, or found out to mean nothing
/// @param note for the own organisation and its secretariat
public record Sighting(OrganisationId organisation, Verdict verdict, @Nullable Reason reason, LocalDate seenOn,
        String note, Instant recordedAt) {

    /// What is said of it.
    public enum Verdict {
        /// It was seen.
        SEEN,
        /// It was met, and means nothing (誤検知).
        FALSE_POSITIVE
    }

    /// Why it means nothing.
    public enum Reason {
        /// It belongs to the organisation itself.
        OWN_SERVICE,
        /// Others use it too.
        SHARED_HOSTING,
        /// It stands in tests or examples.
        TEST,
        OTHER
    }

    /// What somebody says.
    ///
    /// @param seenOn null when nobody said so
    public record Said(@Nullable Verdict verdict, @Nullable Reason reason, @Nullable LocalDate seenOn, String note) {
        public Said {
            note = note.strip();
        }
    }

    /// Says nothing of who.
    @Override
    public String toString() {
        return "Sighting " + verdict;
    }
}
