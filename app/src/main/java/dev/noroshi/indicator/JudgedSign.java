package dev.noroshi.indicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An indicator as machines are told of it, with what the centre has judged of it: while it is judged that it is not to be blocked,
/// it is not told.
///
/// @param judged the oldest first; one ends before the next begins
public record JudgedSign(Sign sign, List<Span> judged) {

    public JudgedSign {
        judged = List.copyOf(judged);
    }

    /// How long a judgement stood.
    ///
    /// @param until null while it stands
    public record Span(Instant from, @Nullable Instant until) {

        private boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /// Whether machines are told of it at that time.
    public boolean isTold(Instant at) {
        return judged.stream().noneMatch(each -> each.holds(at));
    }

    /// How often it had been judged by that time.
    public int times(Instant at) {
        return (int) judged.stream().filter(each -> !each.from().isAfter(at)).count();
    }

    /// When it was last judged, or that was taken back, after one time and not after the other.
    public Optional<Instant> moved(Instant after, Instant until) {
        return judged.stream().flatMap(each -> Stream.of(Optional.of(each.from()), Optional.ofNullable(each.until())))
                .flatMap(Optional::stream).filter(at -> isBetween(after, at, until)).max(Instant::compareTo);
    }

    private static boolean isBetween(Instant after, Instant at, Instant until) {
        return at.isAfter(after) && !at.isAfter(until);
    }
}
