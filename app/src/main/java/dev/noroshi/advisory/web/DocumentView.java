package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AnnexEntry;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.form.FormDiff.Segment;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.web.Hop.Mark;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An advisory that went out, as its page shows it to everybody.
///
/// @param replaces what of the series it took the place of, in words
/// @param dueWhen by when the reader is to confirm; null when that is done or needless
/// @param first what is to be done now, by other rooms
/// @param below what may be asked or looked up, by other rooms
public record DocumentView(Instant now, Advisory.Published advisory, Mark mark, @Nullable String replaces,
        Instant dueAt,
        @Nullable String dueLeft, List<Fact> facts, List<AnnexEntry> annexes, List<Version> versions,
        String scopeWords, @Nullable Parcel parcel, List<Content> first, List<Content> below) {

    public DocumentView {
        facts = List.copyOf(facts);
        annexes = List.copyOf(annexes);
        versions = List.copyOf(versions);
        first = List.copyOf(first);
        below = List.copyOf(below);
    }

    public String path() {
        return "/advisories/" + advisory.id();
    }

    /// Whether it is told as an event of MISP: the issue that holds, and no drill.
    public boolean isEvent() {
        return advisory instanceof Advisory.Issued && advisory.head().occasion() == Occasion.REAL;
    }

    /// A field with what stands in it.
    ///
    /// @param segments the difference from the report before, piece by piece; none when it is the same or there is none
    public record Fact(String label, String text, List<Segment> segments) {
        public Fact {
            segments = List.copyOf(segments);
        }

        public boolean isChanged() {
            return !segments.isEmpty();
        }
    }

    /// An issue of the same series.
    ///
    /// @param href null for the one on the page
    /// @param followed how those who had opened it took the later one, for the centre
    public record Version(String number, int ordinal, Instant at, Mark mark, String importance, @Nullable String href,
            @Nullable String followed) {
    }
}
