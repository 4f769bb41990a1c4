package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import java.util.function.Function;

/// The advisory form as a printable A4 page (tagged PDF), with the marking at the head and foot of every page.
public final class AdvisoryFormPdf {

    private final FormDefinition form;

    public AdvisoryFormPdf(FormDefinition form) {
        this.form = form;
    }

    /// @param nameOf the printed name of a ministry or sector code
    public byte[] write(FormContent content, Occasion occasion, Function<String, String> nameOf) {
        throw new UnsupportedOperationException("to come with " + form.version() + nameOf);
    }
}
