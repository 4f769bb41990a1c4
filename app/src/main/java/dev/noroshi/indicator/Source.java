package dev.noroshi.indicator;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place where somebody read indicators (出所).
///
/// @param subject the issue of the advisory, or the report as its holder got it; of a case its origin, or, as it was passed on,
///        the case; for what was entered, itself
/// @param thread the series of the advisory, the holder's dossier, or the case; for what was entered, itself
/// @param ordinal which report of the thread
/// @param holder who issued, holds or entered it
/// @param tlp how far it goes: a value in it may go less far
/// @param sectors those directly concerned
/// @param added organisations the originator named beside the scope (table 5, ※１)
/// @param number as printed; null where there is none
/// @param readAt since when what it says stands there
/// @param enteredBy who entered it; null for what nobody entered
public record Source(UUID id, Kind kind, UUID subject, UUID thread, int ordinal, OrganisationId holder, Reach reach,
        Occasion occasion, Language language, Tlp tlp, Set<SectorCode> sectors, Set<OrganisationId> added, String title,
        @Nullable String number, Instant readAt, @Nullable PersonId enteredBy, Standing standing) {

    public Source {
        sectors = Set.copyOf(sectors);
        added = Set.copyOf(added);
    }

    /// What it is.
    public enum Kind {
        /// An advisory (情報提供).
        ADVISORY,
        /// A report (情報連絡) as one of its holders has it.
        REPORT,
        /// Pasted or read in from a file by a person.
        ENTERED,
        /// A suspicious mail shared by C4TAP.
        C4TAP
    }

    /// Who sees it.
    public enum Reach {
        /// Whoever was handed it and may still read it.
        HANDED,
        /// Its holder.
        HELD,
        /// Who entered it: their organisation.
        OWN,
        /// Everybody its marking permits.
        MARKED,
        /// The desk that has a case in hand.
        DESK,
        /// Those who take part in C4TAP, and the centre.
        CIRCLE;

        /// Whether whoever sees it was given it by the house, and did not enter it.
        boolean isShared() {
            return this == HANDED || this == MARKED || this == CIRCLE;
        }
    }

    /// Whether it still stands.
    public enum Standing {
        STANDS, SUPERSEDED, RECALLED
    }

    /// Where a page shows the thing itself.
    public String href() {
        return switch (kind) {
            case ADVISORY -> "/advisories/" + subject;
            case REPORT -> "/reports/" + thread + "?ordinal=" + ordinal;
            case ENTERED -> "/indicators/sources/" + id;
            case C4TAP -> "/c4tap/" + thread;
        };
    }

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "Source " + kind + " " + id;
    }
}
