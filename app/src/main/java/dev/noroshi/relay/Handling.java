package dev.noroshi.relay;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.util.List;
import java.util.Optional;

/// What comes of asking a desk to do something with a report it holds.
public sealed interface Handling {

    /// It lies with the next hop now.
    ///
    /// @param number the number the centre gave, if it has given one
    record PassedOn(OrganisationId to, Optional<IdentificationNumber> number) implements Handling {
    }

    /// The hop before has been asked.
    record Returned(OrganisationId to) implements Handling {
    }

    /// The change to the anonymised copy, or to the dossier's state, is kept.
    record Kept(int edition) implements Handling {
    }

    /// Redactions are still undecided, so the copy cannot leave.
    record Undecided(int count) implements Handling {
    }

    /// Something in the request must be put right first.
    record Wrong(List<Problem> problems) implements Handling {
    }

    /// Somebody changed the copy in between; nothing was changed.
    ///
    /// @param edition the edition there is now
    record Stale(int edition) implements Handling {
    }

    /// The caller's organisation holds no such report.
    record NotHeld() implements Handling {
    }

    /// It is held, but in a state that does not allow this.
    ///
    /// @param reason message key such as `relay.refused.passed-on`
    record Refused(String reason) implements Handling {
    }
}
