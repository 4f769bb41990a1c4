package dev.noroshi.testing;

import dev.noroshi.platform.clock.HouseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A clock that stands still until a test moves it; what is told again happens at its own time ([HouseClock#retell]). It begins on 20 November 2026, 10:00 in Tokyo.
public final class SettableClock extends Clock {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    /// When every test begins.
    public static final Instant BEGINNING = ZonedDateTime.of(2026, 11, 20, 10, 0, 0, 0, TOKYO).toInstant();

    private volatile Instant now = BEGINNING;

    public synchronized void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /// Back to [#BEGINNING].
    public synchronized void reset() {
        now = BEGINNING;
    }

    @Override
    public Instant instant() {
        return HouseClock.told().orElse(now);
    }

    @Override
    public ZoneId getZone() {
        return TOKYO;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
