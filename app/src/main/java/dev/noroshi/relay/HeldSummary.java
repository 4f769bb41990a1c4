package dev.noroshi.relay;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dossier as a line of a list, with what its newest report says.
///
/// @param ordinal of the newest report
/// @param openTask how many of its reports wait for the holder
public record HeldSummary(Dossier dossier, int ordinal, String title, Tlp tlp, @Nullable Importance importance,
        Instant receivedAt, int openTask) {
}
