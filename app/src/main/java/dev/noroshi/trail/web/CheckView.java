package dev.noroshi.trail.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recomputation of the trail found.
///
/// @param from the first line that was recomputed
/// @param fault one sentence; null when nothing is wrong
/// @param head the last signed end as it may be kept; null when there is none yet
public record CheckView(long lines, long unsealed, long heads, long covered, long from, @Nullable String fault,
        List<String> remarks, @Nullable String head, @Nullable Instant headAt, Instant now) {
}
