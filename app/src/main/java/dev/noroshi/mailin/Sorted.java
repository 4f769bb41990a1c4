package dev.noroshi.mailin;

import dev.noroshi.access.Caller;
import dev.noroshi.channel.Bounces.Bounce;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.intake.WorkbookDoor;
import dev.noroshi.kernel.OrganisationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail is.
sealed interface Sorted {

    /// A mail of ours that came back, or word of one.
    record Returned(Bounce bounce) implements Sorted {
    }

    /// Somebody's program wrote it: out of office, a receipt.
    record Automatic() implements Sorted {
    }

    /// A report on the official form, by somebody who may write reports.
    ///
    /// @param address registered for the sender; where the answer goes
    record Form(Caller sender, Proof proof, String address, List<WorkbookDoor.Taken> workbooks) implements Sorted {
    }

    /// An answer to something told, by somebody it was told to.
    record Answer(Caller sender, Proof proof, List<ParcelId> parcels, Acknowledgement said, OrganisationId desk)
            implements
                Sorted {
    }

    /// An answer a person must read.
    ///
    /// @param desk who told them
    record ToRead(OrganisationId desk, @Nullable OrganisationId claimed, Reason reason) implements Sorted {
    }

    /// A mail somebody thought suspicious and passed on to us.
    record Suspicious(@Nullable OrganisationId claimed) implements Sorted {
    }

    /// A person must decide.
    record Waiting(@Nullable OrganisationId claimed, Reason reason) implements Sorted {
    }

    /// It may do harm and was not read.
    record Refused(Reason reason) implements Sorted {
    }
}
