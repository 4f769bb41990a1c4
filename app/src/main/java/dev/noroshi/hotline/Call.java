package dev.noroshi.hotline;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.SectorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An emergency call, as both its sides see it.
///
/// @param sectors those of who calls, which it concerns
/// @param addressee who was called: the centre, or the caller's secretariat
/// @param informed who was told that there is a call
/// @param step how far it was escalated; 0 for not at all
/// @param handler who calls back
/// @param passedAt when the secretariat passed it on to the centre without the caller's name
/// @param answeredAt when the centre answered what the secretariat passed on
@PersonalData
public record Call(CallId id, OrganisationId organisation, Set<SectorCode> sectors, OrganisationId addressee,
        Occasion occasion, String line,
        Instant happenedAt, String callBackName, String callBackAt, PersonId calledBy, Instant sentAt,
        List<OrganisationId> informed, CallState state, int step, @Nullable PersonId takenBy, @Nullable Instant takenAt,
        @Nullable PersonId handler, @Nullable Instant passedAt, @Nullable Instant answeredAt,
        @Nullable Settling outcome, @Nullable String outcomeText, @Nullable Instant closedAt) {

    public Call {
        sectors = Set.copyOf(sectors);
        informed = List.copyOf(informed);
    }

    /// How long it took until somebody had taken it.
    public Optional<Duration> answeredAfter() {
        return Optional.ofNullable(takenAt).map(at -> Duration.between(sentAt, at));
    }

    @Override
    public String toString() {
        return "Call " + id + " [withheld]";
    }
}
