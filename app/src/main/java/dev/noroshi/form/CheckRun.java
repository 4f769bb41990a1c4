package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.List;

/// One check of one content.
final class CheckRun {

    CheckRun(FormDefinition form, FormContent content, Purpose purpose, Instant now) {}

    List<Problem> problems() {
        return List.of();
    }
}
