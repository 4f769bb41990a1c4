package dev.noroshi.exchange;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a peer has been read.
///
/// @param after what was added later is asked for; null for everything
/// @param reached what was added last of all that came; null while it has not told
/// @param next where its list goes on, in its own words; null at the end
/// @param barren how many pages in a row brought nothing new
public record Place(@Nullable Instant after, @Nullable Instant reached, @Nullable String next, int barren) {

    /// Nothing has been read.
    public static final Place BEGINNING = new Place(null, null, null, 0);

    /// Servers that give a time to an object before others can see it lose those that come late; what comes twice is kept once.
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final Duration SMALLEST = Duration.ofNanos(1_000);
    private static final int MOST_BARREN = 1_000;

    /// What follows a page.
    public sealed interface Step {

        /// There is more.
        record On(Place place) implements Step {
        }

        /// That was all for now.
        record Ended(Place place) implements Step {
        }

        /// It would go round for ever; it is begun anew another time.
        record Looping(Place place) implements Step {
        }
    }

    /// Where a page that could be read leads.
    ///
    /// @param last when the last object on it was added, if the server says so
    /// @param isNew whether anything on it was new
    Step then(Envelope page, @Nullable Instant last, boolean isNew, Instant now) {
        // a time that is yet to come would hide everything until then
        var told = last == null || last.isAfter(now.plus(WRONG_CLOCK)) ? null : last;
        var furthest = later(reached, told);
        if (!page.more()) return new Step.Ended(new Place(ended(furthest), furthest, null, 0));
        var idle = isNew ? 0 : barren + 1;
        var following = page.next();
        if (idle > MOST_BARREN || following != null && following.equals(next))
            return new Step.Looping(again(furthest));
        if (following != null) return new Step.On(new Place(after, furthest, following, idle));
        // more, and no word where (TAXII 2.1, section 3.5): by time, with those of the same time once more
        var from = told == null ? null : told.minus(SMALLEST);
        if (from == null || after != null && !from.isAfter(after)) return new Step.Looping(again(furthest));
        return new Step.On(new Place(from, furthest, null, idle));
    }

    /// The server does not know its own word any more: from the last object on that came.
    Place again() {
        return again(reached);
    }

    private Place again(@Nullable Instant furthest) {
        return new Place(later(after, furthest == null ? null : furthest.minus(SMALLEST)), furthest, null, 0);
    }

    private @Nullable Instant ended(@Nullable Instant furthest) {
        return furthest == null ? after : furthest.minus(OVERLAP);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) return other;
        return other == null || one.isAfter(other) ? one : other;
    }
}
