package dev.noroshi.access.web;

import dev.noroshi.platform.web.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sign-in page.
///
/// @param login what was typed before, if the try was refused
/// @param next where to go after signing in
/// @param outcome what came of the try before, or of signing out
/// @param signOutToo the service through which somebody came who has just signed out, where one signs out of it
/// @param passkeys whether one may sign in with a passkey at this address
public record SignInView(String login, String next, @Nullable Notice outcome,
        @Nullable Service signOutToo, boolean passkeys, List<Service> services) {

    /// A service of an organisation one may sign in through.
    public record Service(String name, String address) {
    }

    /// Whether the fields are described by a refusal.
    public boolean refused() {
        return outcome != null && outcome.tone() == Notice.Tone.BAD;
    }
}
