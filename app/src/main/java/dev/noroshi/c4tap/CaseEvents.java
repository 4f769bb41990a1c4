package dev.noroshi.c4tap;

import dev.noroshi.kernel.OrganisationId;
import java.util.List;

/// What becomes of cases, told to the house in the transaction in which it does.
public final class CaseEvents {

    private CaseEvents() {
    }

    /// A suspicious mail became a case.
    ///
    /// @param opened with its origin
    /// @param traits all of them
    public record CaseOpened(MailCase opened, List<Trait> traits) {
        public CaseOpened {
            traits = List.copyOf(traits);
        }
    }

    /// A case was passed on to those who take part.
    ///
    /// @param passedOn as they see it
    /// @param traits those that go to them
    public record CasePassedOn(MailCase passedOn, List<Trait> traits) {
        public CasePassedOn {
            traits = List.copyOf(traits);
        }
    }

    /// An organisation takes part no longer.
    record ParticipantLeft(OrganisationId organisation) {
    }

    /// A case that had been passed on was taken back.
    public record CaseTakenBack(CaseId id) {
    }
}
