package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one recipient has got with a subject: the line of a reach table.
///
/// @param task what the recipient was asked to do, which tells the hop
/// @param sender who handed it over
/// @param answer what they answered last, in the words of the room that asked
public record Receipt(ParcelId parcel, String task, OrganisationId sender, OrganisationId recipient, Instant sentAt,
        @Nullable Instant openedAt, @Nullable Instant confirmedAt, @Nullable String answer,
        @Nullable Instant answeredAt) {
}
