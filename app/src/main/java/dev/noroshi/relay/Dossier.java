package dev.noroshi.relay;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report series as one holder has it.
///
/// @param sender the hop before
/// @param number what the centre gave, once it has come back to this holder
/// @param movedAt when something last happened to it here
public record Dossier(DossierId id, OrganisationId holder, Tier tier, OrganisationId sender, Occasion occasion,
        Language language, @Nullable SectorCode sector, @Nullable Integer number, DossierState state, Instant openedAt,
        Instant movedAt) {

    /// The number of the series as printed for its first report.
    public Optional<IdentificationNumber> identification() {
        return number == null
                ? Optional.empty()
                : Optional.of(new IdentificationNumber(IdentificationNumber.Kind.R, occasion, number, 1));
    }
}
