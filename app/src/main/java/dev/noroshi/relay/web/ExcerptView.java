package dev.noroshi.relay.web;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.UUID;

/// Parts of a report as the organisation sees them that they were shared with.
///
/// @param title its first words, if they may be seen; else what such a thing is called
/// @param sharedOn the day
public record ExcerptView(UUID id, String number, String title, boolean drill, Tlp tlp, String sharedOn,
        List<FactView> facts) {

    public ExcerptView {
        facts = List.copyOf(facts);
    }

    /// A line of the list.
    public record Line(String href, String number, String title, boolean drill, Tlp tlp, String sharedOn) {
    }

    /// The list.
    public record All(List<Line> lines) {
        public All {
            lines = List.copyOf(lines);
        }
    }
}
