package dev.noroshi.c4tap;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case of C4TAP.
///
/// @param revision counts what was decided about it
/// @param title at first the subject of the mail, then as the desk words it
/// @param tlp how far those who take part may take it; null until it is passed on
/// @param passedOnAt null until it is
/// @param origin where it came from; null for everybody but its desk
public record MailCase(CaseId id, State state, int revision, String title, String remark, @Nullable Tlp tlp,
        Occasion occasion, @Nullable Instant passedOnAt, @Nullable Origin origin) {

    /// How far it has come.
    public enum State {
        /// Its desk has it in hand.
        OPEN,
        /// Those who take part read it.
        PASSED_ON,
        /// Its desk decided that there is nothing to pass on.
        CLOSED,
        /// It was passed on by mistake; nobody but its desk reads it any more.
        TAKEN_BACK
    }

    MailCase withoutOrigin() {
        return new MailCase(id, state, revision, title, remark, tlp, occasion, passedOnAt, null);
    }

    /// Says nothing of what it is about.
    @Override
    public String toString() {
        return "MailCase " + id + " " + state;
    }
}
