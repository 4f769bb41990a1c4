package dev.noroshi.relay.web;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.relay.Tier;
import dev.noroshi.report.ReportWording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as its holder has it: a secretariat that has not begun the copy, a ministry, the centre.
///
/// @param head what stands above every page of a report
/// @param source whether the name was taken off before it came here
/// @param compared the ordinal of the report the changes are shown against; null when there is none
public record HeldView(Head head, List<HopView> route, boolean sourceWithheld, List<FactView> facts, int changes,
        @Nullable Integer compared, List<FollowUp> followUps, Scope scope, List<ActView> acts, Work work, Instant now) {

    public HeldView {
        route = List.copyOf(route);
        facts = List.copyOf(facts);
        followUps = List.copyOf(followUps);
        acts = List.copyOf(acts);
    }

    /// What stands above every page of a report.
    ///
    /// @param kind in words, for anything but the first report
    /// @param revision how often the holder got it
    public record Head(String dossier, Tier tier, int ordinal, int revision, boolean drill,
            @Nullable IdentificationNumber number, String title, Tlp tlp, @Nullable Importance importance,
            @Nullable String sector, Mark state, @Nullable String kind, Instant receivedAt, String from) {
    }

    /// A report of the series, in its time.
    ///
    /// @param href null for the one that is shown, and for one that is still to come
    public record FollowUp(@Nullable Instant at, String title, @Nullable String href, String text, boolean current) {
        public boolean isFuture() {
            return at == null;
        }
    }

    /// How far it may go.
    ///
    /// @param holders who has it as far as the holder knows
    /// @param added whom the originator named beside the scope (※１)
    /// @param isNegotiable whether the centre may ask for a wider scope: it is numbered and was not withdrawn
    /// @param parts the scopes of single fields that differ from the report's
    public record Scope(Tlp tlp, List<ReportWording.Part> parts, List<String> holders, List<String> added,
            @Nullable String remarks,
            List<NegotiationView.Line> negotiations, boolean isNegotiable) {
        public Scope {
            parts = List.copyOf(parts);
            negotiations = List.copyOf(negotiations);
            holders = List.copyOf(holders);
            added = List.copyOf(added);
        }
    }

    /// Something a person of the holder's did.
    public record ActView(Instant at, String who, String what) {
    }

    /// What can be done with it now.
    ///
    /// @param next whom it goes to next; null when it cannot be passed on
    /// @param back whom it can be returned to; null when it cannot be returned
    /// @param copy whether the anonymised copy can be begun
    /// @param analyse whether the centre can take it up
    /// @param close whether the centre can be done with it
    /// @param draftFrom the id an advisory can be drafted from; null when none can
    /// @param asked what was asked when it was returned, by or to the holder
    /// @param askedOfUs whether the next hop asks the holder
    /// @param reasonMissing why it was not returned; null unless that was just tried
    public record Work(@Nullable String next, @Nullable String back, boolean copy, boolean analyse, boolean close,
            @Nullable String draftFrom, @Nullable String asked, boolean askedOfUs, @Nullable String reasonMissing) {
    }
}
