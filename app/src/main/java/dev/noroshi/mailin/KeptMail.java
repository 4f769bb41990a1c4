package dev.noroshi.mailin;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.SectorCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail as it is kept, without its content.
///
/// @param claimed the organisation it seems to come from
/// @param sectors those it may concern: of who seems to have sent it; all where nothing tells who did
/// @param proof what makes us believe it; null for nothing
/// @param drafts the series begun with it
/// @param revision counts the decisions about it
@PersonalData
public record KeptMail(MailId id, Way way, Instant arrivedAt, int size, MailState state, @Nullable Reason reason,
        OrganisationId desk, @Nullable OrganisationId claimed, Set<SectorCode> sectors, @Nullable Proof proof,
        @Nullable String sender,
        @Nullable String subject, List<UUID> drafts, int revision, @Nullable PersonId decidedBy,
        @Nullable Instant decidedAt, @Nullable String decision) {

    public KeptMail {
        sectors = Set.copyOf(sectors);
        drafts = List.copyOf(drafts);
    }

    @Override
    public String toString() {
        return "Mail " + id + " [withheld]";
    }
}
