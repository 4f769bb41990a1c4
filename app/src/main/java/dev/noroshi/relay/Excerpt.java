package dev.noroshi.relay;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import java.time.LocalDate;
import java.util.UUID;

/// What the centre shared of a report with one organisation: the parts it may see and nothing else. A part that was
/// withheld and one that was blank are both absent.
///
/// @param number of the report, as printed
/// @param content each field in it with how far it may go
public record Excerpt(UUID id, OrganisationId recipient, Occasion occasion, Language language, String number,
        FormContent content, LocalDate sharedOn) {

    /// How far all of it may go: as far as its narrowest part.
    public Tlp tlp() {
        return content.tlp().orElse(Tlp.RED);
    }
}
