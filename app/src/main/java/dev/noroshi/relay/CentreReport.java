package dev.noroshi.relay;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
/// @param scopes how far each field may go: what the source has since allowed for it, else its own marking, else that of the series
/// @param title of the newest report
/// @param content of the newest report
public record CentreReport(UUID id, Occasion occasion, IdentificationNumber number, @Nullable SectorCode sector,
        Tlp tlp, @Nullable String conditions, Map<FieldId, Tlp> scopes,
        String title, FormContent content, DossierState state, Instant receivedAt,
        Set<OrganisationId> added) {

    public CentreReport {
        scopes = Map.copyOf(scopes);
        added = Set.copyOf(added);
    }

    /// How far a field may go.
    public Tlp scope(FieldId field) {
        return scopes.getOrDefault(field, tlp);
    }

    /// The fields that say something and may have a scope of their own, in the order of the paper.
    public List<FieldId> parts() {
        return content.values().keySet().stream().filter(scopes::containsKey).toList();
    }

    /// How far goes what draws on these fields. Drawing on none of them in particular is drawing on the whole, which goes no
    /// further than the narrowest thing it says.
    public Tlp widestFrom(Collection<FieldId> fields) {
        if (!fields.isEmpty()) return fields.stream().map(this::scope).reduce(Tlp.CLEAR, Tlp::narrowest);
        return parts().stream().map(this::scope).reduce(tlp, Tlp::narrowest);
    }
}
