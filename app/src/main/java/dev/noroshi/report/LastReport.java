package dev.noroshi.report;

import dev.noroshi.form.ReportField;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest submitted report of a series, from which the next one starts.
record LastReport(SeriesId series, OrganisationId organisation, int ordinal, int revision, ReportKind kind,
        String state, Occasion occasion, Language language, Grounds grounds, Route route, @Nullable String number,
        FormContent content) {

    boolean isReturned() {
        return state.equals("RETURNED");
    }

    /// The draft of the next ordinal. What the system writes anew (times, numbers) is left to submission.
    Draft following(ReportKind next, Door door, Instant now) {
        return new Draft(series, organisation, ordinal + 1, 1, next, door, occasion, language, grounds, route, number,
                content.without(ReportField.REPORT_DATETIME), null, 1, now);
    }

    /// The draft of the same ordinal, to be submitted again.
    Draft again(Door door, Instant now) {
        return new Draft(series, organisation, ordinal, revision + 1, kind, door, occasion, language, grounds, route,
                number, content.without(ReportField.REPORT_DATETIME), null, 1, now);
    }
}
