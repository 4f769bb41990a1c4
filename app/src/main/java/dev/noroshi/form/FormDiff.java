package dev.noroshi.form;

import java.util.List;

/// The difference of two contents, field by field, for a page that shows one beside the other.
public final class FormDiff {

    /// A field that differs. `segments` run through both texts in order.
    public record Changed(FieldId field, List<Segment> segments) {
        public Changed {
            segments = List.copyOf(segments);
        }
    }

    /// A piece of text. Plain text: whoever shows it escapes it.
    public record Segment(Kind kind, String text) {}

    /// Where a piece stands: in both, only in the first (removed), only in the second (added).
    public enum Kind {
        SAME, REMOVED, ADDED
    }

    private FormDiff() {}
}
