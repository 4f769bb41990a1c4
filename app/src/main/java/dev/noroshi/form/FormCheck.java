package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.List;

/// Says everything that is wrong with what stands on a form, all at once, field by field in the order of the paper.
public final class FormCheck {

    private final FormDefinition form;

    public FormCheck(FormDefinition form) {
        this.form = form;
    }

    /// All problems, none when it may go on. `now` is the moment no event may lie after.
    public List<Problem> check(FormContent content, Purpose purpose, Instant now) {
        return new CheckRun(form, content, purpose, now).problems();
    }
}
