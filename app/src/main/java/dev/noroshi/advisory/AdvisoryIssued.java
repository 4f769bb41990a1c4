package dev.noroshi.advisory;

import java.util.List;

/// Told to the house in the transaction that issues an advisory: whoever draws on it does so in the same transaction.
///
/// @param annexes the files that go with it, in their order
public record AdvisoryIssued(Advisory.Issued advisory, List<AnnexFile> annexes) {

    public AdvisoryIssued {
        annexes = List.copyOf(annexes);
    }
}
