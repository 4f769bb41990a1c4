package dev.noroshi.relay.web;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as the organisation that wrote it sees it: where it is, what it says, what can be done with it.
///
/// @param ordinal the report that is shown
/// @param kind in words, for anything but the first report
/// @param asked what was asked when it was returned; null when it was not
/// @param draft the report that is being written; null when none is
/// @param mayWrite whether a follow-up or a correction can be begun, and the series withdrawn
/// @param withdraw what must be put right before it can be withdrawn; null unless that was just tried
/// @param nameVisibleTo up to whom the name goes
public record OwnView(String series, int ordinal, boolean drill, @Nullable IdentificationNumber number, String title,
        @Nullable Tlp tlp, @Nullable Importance importance, Mark state, @Nullable String kind, Instant submittedAt,
        String holder, @Nullable Asked asked, @Nullable Integer draft, boolean mayWrite, @Nullable String withdraw,
        List<HopView> route, List<FactView> facts, int changes, @Nullable Integer compared, List<Telling> tellings,
        List<Told> told, String nameVisibleTo, List<NegotiationView.Line> negotiations, Instant now) {

    public OwnView {
        route = List.copyOf(route);
        facts = List.copyOf(facts);
        tellings = List.copyOf(tellings);
        told = List.copyOf(told);
        negotiations = List.copyOf(negotiations);
    }

    /// A question that came back with the report.
    public record Asked(String by, String text, Instant at) {
    }

    /// A report of the series.
    ///
    /// @param href null for the one that is shown
    public record Telling(Instant at, String title, @Nullable String href, boolean current) {
    }

    /// What the path told of the report that is shown, the oldest first.
    public record Told(Instant at, Mark state, String who, @Nullable String note) {
    }
}
