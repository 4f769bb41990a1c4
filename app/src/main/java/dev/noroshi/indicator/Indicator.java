package dev.noroshi.indicator;

import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An indicator as far as somebody may know it: everything in it comes from sources they may read.
///
/// @param known where it was read, the newest first; never empty
public record Indicator(IndicatorId id, IndicatorType type, String value, List<Known> known) {

    public Indicator {
        known = List.copyOf(known);
        if (known.isEmpty()) throw new IllegalArgumentException("Nobody knows an indicator without a source");
    }

    /// One place where it was read.
    public record Known(Mention mention, Source source) {

        /// Whether it may be relied on at that time: it stands, and it is no drill.
        public boolean holds(Instant at) {
            return source.standing() == Source.Standing.STANDS && !source.occasion().isDrill() && mention.isValid(at);
        }
    }

    public String display() {
        return known.getFirst().mention().display();
    }

    public @Nullable String host() {
        return known.getFirst().mention().host();
    }

    /// How far it may go where all that is known of it goes along: the narrowest of its sources.
    public Tlp tlp() {
        return known.stream().map(each -> each.mention().tlp()).reduce(Tlp.CLEAR, Tlp::narrowest);
    }

    /// The highest confidence any source gives; null when none gives one.
    public @Nullable Integer confidence() {
        return known.stream().map(each -> each.mention().confidence()).filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(null);
    }

    /// All techniques any source names.
    public List<String> techniques() {
        return known.stream().flatMap(each -> each.mention().techniques().stream()).distinct().sorted().toList();
    }

    /// Whether any source holds at that time.
    public boolean holds(Instant at) {
        return known.stream().anyMatch(each -> each.holds(at));
    }
}
