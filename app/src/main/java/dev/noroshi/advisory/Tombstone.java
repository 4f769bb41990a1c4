package dev.noroshi.advisory;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;

/// What is left of a recalled advisory for those who had it.
///
/// @param reason why it was recalled, in the centre's words
public record Tombstone(AdvisoryId id, IdentificationNumber number, String title, Importance importance, Tlp tlp,
        Instant issuedAt, Instant recalledAt, String reason) {
}
