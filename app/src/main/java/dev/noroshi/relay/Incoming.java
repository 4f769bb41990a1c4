package dev.noroshi.relay;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.report.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One report on its way from one hop to the next, with what the next may know of it.
///
/// @param added whom the originator named beside the scope (table 5, ※１)
/// @param at when it was handed over, as the next may know it
record Incoming(OrganisationId sender, OrganisationId holder, Occasion occasion, Language language, int ordinal,
        ReportKind kind, FormContent content, List<Hop> trail, Set<OrganisationId> added, Instant at) {
}
