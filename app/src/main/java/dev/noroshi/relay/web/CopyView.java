package dev.noroshi.relay.web;

import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The original of a report beside the copy a secretariat makes of it.
///
/// @param edition the edition of the copy the page shows
/// @param editable whether anything can still be decided
/// @param rows the fields in which something is withheld, or may be
/// @param same the fields that are copied as they are
/// @param left words that name the reporter and would still leave with the copy
/// @param own what was typed to withhold more
public record CopyView(HeldView.Head head, int edition, boolean editable, List<Row> rows, List<FactView> same,
        Count count, List<Open> open, List<String> left, List<HopView> route, Own own, List<HeldView.ActView> acts,
        HeldView.Work work, Instant now) {

    public CopyView {
        rows = List.copyOf(rows);
        same = List.copyOf(same);
        open = List.copyOf(open);
        left = List.copyOf(left);
        route = List.copyOf(route);
        acts = List.copyOf(acts);
    }

    /// Whether the copy can leave.
    public boolean isDecided() {
        return open.isEmpty();
    }

    public Tlp tlp() {
        return head.tlp();
    }

    /// A field.
    ///
    /// @param note what is said instead of a choice, where there is none to make
    /// @param scope its own scope; null where it has that of the report
    public record Row(String field, String label, int places, int undecided, List<Line> original, List<Line> copy,
            List<Suggestion> suggestions, @Nullable String note, @Nullable Tlp scope) {
        public Row {
            original = List.copyOf(original);
            copy = List.copyOf(copy);
            suggestions = List.copyOf(suggestions);
        }
    }

    /// A line of a field.
    ///
    /// @param prefix what no redaction can touch, such as the time of a row
    public record Line(String prefix, List<Part> parts) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /// A stretch of a line.
    ///
    /// @param number of the redaction; 0 when there is none, or none to be decided
    public record Part(String text, Mark mark, int number) {
    }

    /// How a stretch is marked.
    public enum Mark {
        /// As it is.
        NONE,
        /// In the original: somebody must decide.
        OPEN,
        /// In the original: will not leave.
        TAKEN,
        /// In the original: leaves as it is.
        KEPT,
        /// In the copy: stands in the place of what was taken.
        SWAPPED,
        /// In the copy: would stand there if accepted.
        SWAPPED_IF
    }

    /// Something that was suggested, or withheld by the secretariat itself.
    ///
    /// @param decision `UNDECIDED`, `ACCEPTED` or `REJECTED`
    public record Suggestion(String id, int number, String what, String why, String decision) {
        public boolean isOpen() {
            return decision.equals("UNDECIDED");
        }
    }

    /// How much was decided how.
    public record Count(int replaced, int removed, int kept, int undecided) {
    }

    /// A link to what is still undecided.
    public record Open(int number, String text) {
    }

    /// What was typed to withhold more, with what must be put right.
    ///
    /// @param fields the fields that can be written anew, with what the copy says now
    public record Own(String find, String with, @Nullable String problem, List<Field> fields) {
        public Own {
            fields = List.copyOf(fields);
        }
    }

    /// A field that can be written anew.
    public record Field(String id, String label, String text) {
    }
}
