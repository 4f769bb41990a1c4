package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;

/// The report form as a printable A4 page (tagged PDF), with the marking at the head and foot of every page.
public final class ReportFormPdf {

    private final FormDefinition form;

    public ReportFormPdf(FormDefinition form) {
        this.form = form;
    }

    public byte[] write(FormContent content, Occasion occasion) {
        throw new UnsupportedOperationException("to come with " + form.version());
    }
}
