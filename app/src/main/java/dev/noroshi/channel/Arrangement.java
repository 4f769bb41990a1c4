package dev.noroshi.channel;

import dev.noroshi.kernel.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that somebody has arranged about being told.
///
/// @param hours null where those of the desk hold, and for the desk the usual ones
/// @param deputies in order; a desk has none
/// @param absence null when there is none to come
public record Arrangement(Choice.Table choices, @Nullable OpeningHours hours, List<PersonId> deputies,
        @Nullable Absence absence) {

    /// The most deputies somebody may name.
    public static final int MOST_DEPUTIES = 3;

    /// What holds where nobody arranged anything.
    public static final Arrangement USUAL = new Arrangement(Choice.Table.USUAL, null, List.of(), null);

    public Arrangement {
        deputies = List.copyOf(deputies);
    }

    /// @param first the first day away
    /// @param last the last day away
    public record Absence(LocalDate first, LocalDate last) {
    }
}
