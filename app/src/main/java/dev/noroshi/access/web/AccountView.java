package dev.noroshi.access.web;

import dev.noroshi.platform.web.Glyph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account of somebody else, to an administrator.
///
/// @param link a link just made, shown this once; `null` otherwise
/// @param linkDays for how many days it is good
/// @param problem what must be put right, in words
public record AccountView(long id, String login, String organisation, String role, Glyph glyph, String state,
        boolean active, boolean disabled, boolean app, int passkeys, boolean mail, List<Identity> identities,
        @Nullable String link, long linkDays, @Nullable String problem) {

    /// An account elsewhere that stands for the person.
    public record Identity(String issuer, String subject) {
    }

    @Override
    public String toString() {
        return "AccountView " + id + " [withheld]";
    }
}
