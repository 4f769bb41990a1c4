package dev.noroshi.advisory.web;

import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import java.time.Instant;

/// The states of advisories and receipts as glyph and word.
public final class Marks {

    private Marks() {
    }

    public static Mark of(Page page, AdvisoryState state) {
        var glyph = switch (state) {
            case DRAFT, IN_REVIEW -> Glyph.DOING;
            case APPROVED -> Glyph.WATCH;
            case ISSUED -> Glyph.DONE;
            case SUPERSEDED -> Glyph.NONE;
            case RECALLED -> Glyph.STOPPED;
        };
        return new Mark(glyph, page.say("advisory.state." + state));
    }

    /// How far the reader's own organisation has got with it.
    public static Mark own(Page page, AdvisoryState state, Parcel parcel, Instant now) {
        if (state != AdvisoryState.ISSUED) return of(page, state);
        if (parcel.answer() != null)
            return new Mark(Glyph.DONE, page.say("advisory.own.answered", answer(page, parcel.answer())));
        if (parcel.confirmedAt() != null) return new Mark(Glyph.DONE, page.say("advisory.own.confirmed"));
        var due = parcel.dueAt();
        var isLate = due != null && !now.isBefore(due);
        return new Mark(isLate ? Glyph.LATE : Glyph.WAITING, page.say("advisory.own.unconfirmed"));
    }

    public static String answer(Page page, String code) {
        return page.say("advisory.answer." + code);
    }
}
