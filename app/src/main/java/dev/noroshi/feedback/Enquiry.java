package dev.noroshi.feedback;

import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question of one hop to the next hop up, as these two see it.
///
/// @param passedUp whether the one asked has passed it up and waits for the answer from there
/// @param answer null while there is none
public record Enquiry(UUID id, AdvisoryId advisory, OrganisationId asker, OrganisationId asked, String question,
        Instant askedAt, boolean passedUp, @Nullable String answer, @Nullable Instant answeredAt) {

    /// Says nothing of what was asked.
    @Override
    public String toString() {
        return "Enquiry " + id;
    }
}
