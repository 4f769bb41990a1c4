package dev.noroshi.relay;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times handed from one holder to another are true to the minute, as forms and pages print them, but not beyond: two rows
/// with the same microsecond would join a report to its source as surely as a key.
final class Blur {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Blur() {
    }

    /// Some moment of the same minute, not after the given one.
    static Instant of(Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        var micros = Duration.between(minute, at).toNanos() / 1_000;
        return micros == 0 ? minute : minute.plus(RANDOM.nextLong(micros), ChronoUnit.MICROS);
    }
}
