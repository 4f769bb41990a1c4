package dev.noroshi.relay;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.report.ReportKind;
import java.time.Instant;
import java.util.List;

/// One report on its way from one hop to the next, with what the next may know of it.
///
/// @param at when it was handed over, as the next may know it
record Incoming(OrganisationId sender, OrganisationId holder, Occasion occasion, Language language, int ordinal,
        ReportKind kind, FormContent content, List<Hop> trail, Instant at) {
}
