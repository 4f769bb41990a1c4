package dev.noroshi.platform.database;

import dev.noroshi.kernel.OrganisationId;

/// In whose name the database is asked. The database itself keeps what an organisation must not see from it (row-level
/// security), whatever the question is.
public sealed interface Viewer {

    /// Nobody is asking: no shared row is seen.
    Viewer NOBODY = new Nobody();

    /// The house itself, for the one step in which it carries something from one organisation to another.
    Viewer HOUSE = new House();

    /// @see #NOBODY
    record Nobody() implements Viewer {
    }

    /// People of an organisation.
    ///
    /// @param centre whether it is the national centre, which sees every advisory
    record Of(OrganisationId organisation, boolean centre) implements Viewer {
    }

    /// @see #HOUSE
    record House() implements Viewer {
    }
}
