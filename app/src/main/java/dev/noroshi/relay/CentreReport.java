package dev.noroshi.relay;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A numbered report series as the centre draws on it for an advisory. Nothing in it leads to the reporter, unless the
/// content does.
///
/// @param id the id of the centre's dossier
/// @param number of the series, as given to its first report
/// @param tlp how far it may go: the narrowest marking any of its reports carries, unless the source has since allowed more
/// @param conditions what the source said when it allowed more; null when it was not asked
/// @param added whom the originator named beside the scope in the newest report (table 5, ※１)
/// @param title of the newest report
/// @param content of the newest report
public record CentreReport(UUID id, Occasion occasion, IdentificationNumber number, @Nullable SectorCode sector,
        Tlp tlp, @Nullable String conditions,
        String title, FormContent content, DossierState state, Instant receivedAt,
        Set<OrganisationId> added) {
}
