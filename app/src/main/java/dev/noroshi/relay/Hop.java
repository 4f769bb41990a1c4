package dev.noroshi.relay;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hop a report has come by, as far as a later holder may know it.
///
/// @param organisation who it was; null when withheld (匿名)
/// @param handedOnAt when it left that hop; null when withheld with the name, since a time can name as well
public record Hop(@Nullable OrganisationId organisation, @Nullable Instant handedOnAt) {

    static final Hop WITHHELD = new Hop(null, null);

    public boolean isWithheld() {
        return organisation == null;
    }
}
