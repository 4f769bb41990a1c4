package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an organisation is from a day on: the unit in which organisations are written to and read from the registry.
///
/// @param id its code, or an alias of it (`nisc` for `nco`)
/// @param ministry for the desk of a ministry, the ministry
/// @param sectors the sectors it works in or, a ministry, answers for: from that day on exactly these
/// @param validFrom the first day all this holds
/// @param validTo the last day; null while no end is known
public record OrganisationEntry(OrganisationId id, ActorClass actorClass, @Nullable OrganisationId ministry,
        OrganisationState state, Set<SectorCode> sectors, LocalDate validFrom, @Nullable LocalDate validTo) {

    public OrganisationEntry {
        sectors = Set.copyOf(sectors);
        if (validTo != null && validTo.isBefore(validFrom))
            throw new IllegalArgumentException(id + " would end on " + validTo + ", before " + validFrom);
    }
}
