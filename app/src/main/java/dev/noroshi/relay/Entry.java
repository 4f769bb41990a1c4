package dev.noroshi.relay;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One report as its holder got it.
///
/// @param ordinal which report of the series (第n報)
/// @param revision how often this holder got it; more than once after a return
/// @param trail the hops before, the reporter first
/// @param passedOnAt when the holder handed it on
/// @param added whom the originator named beside the scope (table 5, ※１)
/// @param returnNote what the holder asked when returning it, or what it was asked by the next hop
public record Entry(EntryId id, DossierId dossier, int ordinal, int revision, ReportKind kind, EntryState state,
        FormContent content, Tlp tlp, @Nullable Importance importance, String title, List<Hop> trail,
        Instant receivedAt, @Nullable Instant passedOnAt, @Nullable String returnNote,
        Set<OrganisationId> added) {

    public Entry {
        trail = List.copyOf(trail);
        added = Set.copyOf(added);
    }

    /// What somebody must be allowed to read to read all of it: the narrowest of its own marking and those of its parts.
    public Tlp narrowest() {
        return content.parts().values().stream().reduce(tlp, Tlp::narrowest);
    }
}
