package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import java.time.Instant;

/// The report form as the workbook (xlsx) everyone knows: reads a filled one however people have moved it about, and
/// fills the blank one.
public final class ReportFormXlsx {

    private final FormDefinition form;

    public ReportFormXlsx(FormDefinition form) {
        this.form = form;
    }

    /// Reads a filled workbook. `now` says which year a date without one (11/18) is in when the form names none.
    public FileReading read(byte[] workbook, Instant now) {
        throw new UnsupportedOperationException("to come");
    }

    /// Fills the blank form. Reading the result gives the same content.
    public byte[] write(FormContent content, Occasion occasion) {
        throw new UnsupportedOperationException("to come with " + form.version());
    }
}
