package dev.noroshi.relay.web;

import dev.noroshi.form.FormDiff;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a report as its reader sees it.
///
/// @param changed whether the report before said something else
/// @param before what it said; null when nothing changed
/// @param segments where a text changed; empty when it is clearer to show both
/// @param withheld whether the words stand for something that was taken off
/// @param scope its own scope; null where it has that of the report
public record FactView(String label, Wording wording, boolean changed, @Nullable Wording before,
        List<FormDiff.Segment> segments, boolean withheld, @Nullable Tlp scope) {

    public FactView {
        segments = List.copyOf(segments);
    }
}
