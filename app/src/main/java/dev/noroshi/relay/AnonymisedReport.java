package dev.noroshi.relay;

import dev.noroshi.form.FormContent;

/// What leaves a secretariat: the content with every redaction decided, and nothing that leads back. Only the room that
/// compares copy and original can make one.
public final class AnonymisedReport {

    private final FormContent content;

    AnonymisedReport(FormContent content) {
        this.content = content;
    }

    public FormContent content() {
        return content;
    }
}
