package dev.noroshi.access.web;

import dev.noroshi.platform.web.Notice;
import org.jspecify.annotations.Nullable;

/// The page between password and second factor.
///
/// @param outcome what came of the try before
/// @param app whether the person has an authenticator app
/// @param passkey whether they may show a passkey here
/// @param mail whether a code can be sent to them
public record SecondView(@Nullable Notice outcome, boolean app, boolean passkey, boolean mail) {

    /// Whether the fields are described by a refusal.
    public boolean refused() {
        return outcome != null && outcome.tone() == Notice.Tone.BAD;
    }
}
