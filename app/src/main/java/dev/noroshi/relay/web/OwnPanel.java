package dev.noroshi.relay.web;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.report.OwnReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The newest reports of the reader's organisation, on the home page.
///
/// @param holders names of those who have them now
public record OwnPanel(List<OwnReports.Line> lines, Map<OrganisationId, String> holders, Instant now) {

    public OwnPanel {
        lines = List.copyOf(lines);
        holders = Map.copyOf(holders);
    }

    public String holder(OwnReports.Line line, String yourselves) {
        var holder = line.holder();
        return holder == null ? yourselves : holders.getOrDefault(holder, holder.value());
    }
}
