package dev.noroshi.platform.database;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Reads;
import java.time.LocalDate;
import java.util.Optional;

/// In whose name the database is asked. The database itself keeps what an organisation, or one of its people, must not see
/// from it (row-level security), whatever the question is.
public sealed interface Viewer {

    /// Nobody is asking: no shared row is seen.
    Viewer NOBODY = new Nobody();

    /// The house itself, for the one step in which it carries something from one organisation to another.
    Viewer HOUSE = new House();

    /// Which markings whoever is asking may read.
    Reads reads();

    /// @see #NOBODY
    record Nobody() implements Viewer {
        @Override
        public Reads reads() {
            return Reads.NOTHING;
        }
    }

    /// An organisation, and who of it.
    ///
    /// @param centre whether it is the national centre, which sees every advisory
    /// @param reader which of its people; none where it is the organisation as a whole
    record Of(OrganisationId organisation, boolean centre, Optional<Reader> reader) implements Viewer {

        /// The organisation as a whole.
        public Of(OrganisationId organisation, boolean centre) {
            this(organisation, centre, Optional.empty());
        }

        @Override
        public Reads reads() {
            return reader.map(Reader::reads).orElse(Reads.EVERYTHING);
        }
    }

    /// A person and what they may read. The database finds it out once more and keeps to the narrower.
    ///
    /// @param on the day it was found out for
    record Reader(PersonId person, LocalDate on, Reads reads) {
    }

    /// @see #HOUSE
    record House() implements Viewer {
        @Override
        public Reads reads() {
            return Reads.EVERYTHING;
        }
    }
}
