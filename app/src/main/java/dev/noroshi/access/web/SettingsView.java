package dev.noroshi.access.web;

import dev.noroshi.platform.web.Glyph;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The settings of the person signed in.
///
/// @param login with what they sign in
/// @param secret a token just given out, shown this once; `null` otherwise
/// @param form what was typed into the form for a new token, with what must be put right
/// @param password what must be put right in the form for a new password
public record SettingsView(String login, List<TokenRow> tokens, @Nullable String secret, TokenForm form,
        PasswordForm password) {

    /// A token in the table.
    ///
    /// @param usable whether it can be revoked
    public record TokenRow(UUID id, String name, Instant created, Instant expires, @Nullable Instant lastUsed,
            Glyph glyph, String state, boolean usable) {
    }

    /// The form for a new token.
    ///
    /// @param days for how many days it shall be valid
    public record TokenForm(String name, int days, @Nullable String nameProblem) {
    }

    /// The form for a new password.
    public record PasswordForm(@Nullable String currentProblem, @Nullable String newProblem) {
    }

    /// Names nobody.
    @Override
    public String toString() {
        return "SettingsView[withheld]";
    }
}
