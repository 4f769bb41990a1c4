package dev.noroshi.contacts;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A check of contact data, or a test of the ways to people.
///
/// @param starter who asks
/// @param about the organisation of a scope of one
/// @param reminders how many times those who had not answered were reminded
/// @param year of the yearly check; null for any other
public record Check(CheckId id, Kind kind, OrganisationId starter, Instant startedAt, Instant deadline, Scope scope,
        @Nullable OrganisationId about, int reminders, @Nullable Instant endedAt, @Nullable Integer year) {

    public boolean isOver(Instant now) {
        return endedAt != null || !now.isBefore(deadline);
    }
}
