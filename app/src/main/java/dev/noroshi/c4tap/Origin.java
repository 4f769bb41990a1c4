package dev.noroshi.c4tap;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.mailin.MailId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a case came from: for its desk alone.
///
/// @param desk whose people see to it
/// @param claimed the organisation it seems to come from
/// @param sectors those it may concern
/// @param names what names whoever the suspicious mail was sent to
public record Origin(UUID id, MailId mail, OrganisationId desk, @Nullable OrganisationId claimed,
        Set<SectorCode> sectors, List<String> names, Instant arrivedAt) {

    public Origin {
        sectors = Set.copyOf(sectors);
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return "Origin [withheld]";
    }
}
