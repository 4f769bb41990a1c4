package dev.noroshi.sharing;

import dev.noroshi.kernel.OrganisationId;
import java.util.Set;

/// What comes of asking whether something may be handed to certain organisations.
///
/// @param <T> what is shared
public sealed interface Clearance<T> {

    /// All of them may have it.
    record Granted<T>(Cleared<T> cleared) implements Clearance<T> {
    }

    /// Some may not; nothing is handed to anybody.
    ///
    /// @param outside the organisations that may not have it
    /// @param reason message key that says why, such as `sharing.refused.RED`
    record Refused<T>(Set<OrganisationId> outside, String reason) implements Clearance<T> {
    }
}
