package dev.noroshi.advisory.web;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of advisories: the centre's, or what came.
///
/// @param filters the states the centre may look at; empty for everybody else
/// @param mayDraft whether the reader may begin one
/// @param maySet whether the reader's organisation has a setting for passing on
public record ListView(Instant now, List<Filter> filters, List<Line> lines, @Nullable Paging paging, boolean mayDraft,
        boolean maySet) {

    public ListView {
        filters = List.copyOf(filters);
        lines = List.copyOf(lines);
    }

    /// A choice of states.
    public record Filter(String label, String href, boolean current) {
    }

    /// One advisory.
    ///
    /// @param recallReason why it was recalled, if it was: then there is no way to read it
    public record Line(@Nullable String number, boolean drill, String title, @Nullable Importance importance,
            @Nullable Tlp tlp, Mark mark, Instant at, @Nullable String href, @Nullable String recallReason) {
    }
}
