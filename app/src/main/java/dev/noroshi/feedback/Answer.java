package dev.noroshi.feedback;

import dev.noroshi.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer as it was given; the latest one of an organisation stands.
///
/// @param comment in the recipient's words, if they wrote any
public record Answer(AnswerKind kind, @Nullable String comment, PersonId answeredBy, Instant answeredAt) {
}
