package dev.noroshi.relay;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.report.ReportKind;
import java.util.List;

/// One report on its way from one hop to the next, with what the next may know of it.
record Incoming(OrganisationId sender, OrganisationId holder, Occasion occasion, Language language, int ordinal,
        ReportKind kind, FormContent content, List<Hop> trail) {
}
