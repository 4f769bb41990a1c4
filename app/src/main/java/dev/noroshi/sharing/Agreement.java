package dev.noroshi.sharing;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That cooperation in aggregation and analysis was asked of an information-security agency beforehand (table 5, ※２).
///
/// @param since the first day it holds
/// @param until the last day; null while no end is known
/// @param subject what was agreed, in the centre's words
public record Agreement(UUID id, OrganisationId organisation, LocalDate since, @Nullable LocalDate until,
        String subject, PersonId recordedBy, Instant recordedAt) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
