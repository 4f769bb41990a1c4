package dev.noroshi.channel;

import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.seal.Medium;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A certificate or key somebody may be written to with.
///
/// @param holder a person, or the desk
/// @param address the mail address it was checked against
/// @param until when it ends; null when it does not say
/// @param revokedAt when somebody said that it must not be used any more
@PersonalData
public record KeyOnFile(KeyId id, Party holder, Medium medium, String fingerprint, byte[] encoded, String address,
        Instant from, @Nullable Instant until, @Nullable Instant revokedAt, Instant enteredAt, PersonId enteredBy) {

    /// How long before its end its holder is told.
    public static final Duration WARNING = Duration.ofDays(30);

    /// How far it has got at a moment.
    public enum State {
        /// It is not used yet.
        TO_COME,
        GOOD,
        /// It is good, and its end is near.
        ENDING,
        EXPIRED,
        REVOKED
    }

    /// What it is at a moment.
    public State state(Instant now) {
        if (revokedAt != null) return State.REVOKED;
        if (now.isBefore(from)) return State.TO_COME;
        if (until == null) return State.GOOD;
        if (!now.isBefore(until)) return State.EXPIRED;
        return now.isBefore(until.minus(WARNING)) ? State.GOOD : State.ENDING;
    }

    /// Whether mails are encrypted with it at a moment.
    public boolean isGood(Instant now) {
        return switch (state(now)) {
            case GOOD, ENDING -> true;
            case TO_COME, EXPIRED, REVOKED -> false;
        };
    }

    @Override
    public String toString() {
        return "KeyOnFile " + id + " [withheld]";
    }
}
