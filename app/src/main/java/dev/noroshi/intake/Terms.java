package dev.noroshi.intake;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import org.jspecify.annotations.Nullable;

/// What belongs to a report and stands on no line of the form.
///
/// @param language the language the report is written in
/// @param route whom to hand it to; null where the grounds and the reporter's CEPTOAR decide
public record Terms(Occasion occasion, Language language, Grounds grounds, @Nullable Route route) {

    /// A real event, told in Japanese, at the reporter's own judgement.
    public static final Terms USUAL = new Terms(Occasion.REAL, Language.JA, Grounds.OWN_JUDGEMENT, null);

    public Terms with(Occasion occasion) {
        return new Terms(occasion, language, grounds, route);
    }

    /// The submission of a content under these terms.
    ///
    /// @param reading what an importer could not place, as JSON; null when nothing was imported
    public Submission submission(FormContent content, Door door, @Nullable String reading) {
        return new Submission(content, door, occasion, language, grounds, route, reading);
    }
}
