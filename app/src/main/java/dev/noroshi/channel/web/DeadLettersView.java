package dev.noroshi.channel.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What could not be handed on.
///
/// @param next where the next part begins; null when this is the last
public record DeadLettersView(Instant now, List<Row> rows, @Nullable String next) {

    /// One of them.
    public record Row(String id, String means, String to, String what, String cause, String said, int attempts,
            Instant endedAt) {
    }
}
