package dev.noroshi.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How often somebody may ask. Generous: people and programs at work do not meet it, whoever tries to read or fill the
/// database by machine does.
@Component
class RateLimits {

    private static final int REMEMBERED = 50_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LimitSettings settings;
    private final TimeMeter time;
    // whoever asked longest ago is forgotten first; a full bucket is the same as none
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    RateLimits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
    }

    /// Counts a request from an address.
    ///
    /// @return how long to wait, if it is one too many
    Optional<Duration> from(String address) {
        return take("a " + address, settings.address());
    }

    /// Counts a request of somebody who is known.
    Optional<Duration> of(Caller caller, boolean changes) {
        return take("p " + caller.person(), settings.person()).or(() -> changes
                ? take("o " + caller.organisation(), settings.organisation())
                : Optional.empty());
    }

    private Optional<Duration> take(String who, int limit) {
        if (limit <= 0) return Optional.empty();
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(who, _ -> bucket(limit));
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(int limit) {
        return Bucket.builder().withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder().capacity(limit).refillGreedy(limit, WINDOW).build()).build();
    }

    /// The clock of the house.
    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
