package dev.noroshi.delivery;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be handed over: the same for every recipient of one handing-over.
///
/// @param task what the recipients are asked to do, such as `advisory.confirm`
/// @param subject the id of what it carries
/// @param title already fit for every recipient's eyes
/// @param link the page where it is done
public record Notice(String task, UUID subject, Occasion occasion, @Nullable Importance importance,
        @Nullable String number, String title, String link, @Nullable Instant dueAt) {
}
