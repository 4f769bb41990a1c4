package dev.noroshi.report;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/// What comes in through a door, before anybody has checked it. The four doors (page, workbook, API, mail) all make this.
///
/// @param route whom to hand it to; null lets the [Grounds] and the reporter's CEPTOAR decide
/// @param reading what an importer could not place or understand, as JSON for the page; null when nothing was imported
public record Submission(FormContent content, Door door, Occasion occasion, Language language, Grounds grounds,
        @Nullable Route route, @Nullable String reading) {

    /// A submission of a real event in Japanese at the reporter's own judgement, which is what most are.
    public static Submission of(FormContent content, Door door) {
        return new Submission(content, door, Occasion.REAL, Language.JA, Grounds.OWN_JUDGEMENT, null, null);
    }
}
