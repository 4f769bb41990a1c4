package dev.noroshi.report;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A report somebody is still writing.
///
/// @param edition counts the saves; a save must name the edition it started from
/// @param reading what an importer could not place, as JSON, if the draft was imported
public record Draft(SeriesId series, OrganisationId organisation, int ordinal, int revision, ReportKind kind, Door door,
        Occasion occasion, Language language, Grounds grounds, Route route, @Nullable String number,
        FormContent content, @Nullable String reading, int edition, Instant savedAt) {

    Draft withContent(FormContent changed) {
        return new Draft(series, organisation, ordinal, revision, kind, door, occasion, language, grounds, route,
                number,
                changed, reading, edition, savedAt);
    }
}
