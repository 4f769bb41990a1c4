package dev.noroshi.platform.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// The clock of the house. It shows the time of the machine, unless something is being told again that happened before
/// ([#retell]): then, for that piece of work and nobody else, it shows the time when it happened.
public final class HouseClock extends Clock {

    private static final ScopedValue<Instant> TOLD = ScopedValue.newInstance();

    private final Clock machine;

    HouseClock(ZoneId zone) {
        this(Clock.system(zone));
    }

    private HouseClock(Clock machine) {
        this.machine = machine;
    }

    /// Does a piece of work as if it were that time. For filling an empty house with a past, never for live work.
    public static void retell(Instant when, Runnable work) {
        ScopedValue.where(TOLD, when).run(work);
    }

    /// The time of what is being told again in this piece of work, if anything is.
    public static Optional<Instant> told() {
        return TOLD.isBound() ? Optional.of(TOLD.get()) : Optional.empty();
    }

    @Override
    public Instant instant() {
        return TOLD.isBound() ? TOLD.get() : machine.instant();
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HouseClock(machine.withZone(zone));
    }
}
