package dev.noroshi.audit;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A line as it is written.
///
/// @param person nobody when the program itself did it
/// @param act a word such as `report.submit`
/// @param route method and pattern (`GET /reports/{id}`) of a line the front door wrote; null for one of a room
/// @param subject the id of the thing; [#NOTHING] when there is none or it must not be told
public record Line(OffsetDateTime at, @Nullable PersonId person, @Nullable OrganisationId organisation, Kind kind,
        String act, @Nullable String route, String subject) {

    /// Stands for no id.
    public static final String NOTHING = "-";
}
