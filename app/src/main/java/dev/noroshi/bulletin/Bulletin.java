package dev.noroshi.bulletin;

import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bulletin as it stands, or stood in an earlier version.
///
/// @param source none for one that somebody of the centre put in
/// @param edition which version this is, from 1
/// @param latest which version is the latest
/// @param takenBy who put it in; none for one a round brought
public record Bulletin(BulletinId id, @Nullable SourceId source, int edition, int latest, Content content,
        Instant takenAt, @Nullable PersonId takenBy) {
}
