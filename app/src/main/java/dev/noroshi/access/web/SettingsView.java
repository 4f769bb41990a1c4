package dev.noroshi.access.web;

import dev.noroshi.platform.web.Glyph;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The settings of the person signed in.
///
/// @param login with what they sign in
/// @param secret a token just given out, shown this once; `null` otherwise
/// @param form what was typed into the form for a new token, with what must be put right
/// @param settlesCircles whether they settle who of the organisation needs to know
/// @param password what must be put right in the form for a new password
public record SettingsView(String login, List<TokenRow> tokens, @Nullable String secret, TokenForm form,
        PasswordForm password, boolean settlesCircles) {

    /// A token in the table.
    ///
    /// @param scope how far it reaches, in words
    /// @param usable whether it can be revoked
    public record TokenRow(UUID id, String name, String scope, Instant created, Instant expires,
            @Nullable Instant lastUsed, @Nullable String lastAddress, Glyph glyph, String state, boolean usable) {
    }

    /// The form for a new token.
    ///
    /// @param days for how many days it shall be valid
    /// @param chosen whether only chosen permissions go along
    /// @param permissions those the person has, and which are chosen
    /// @param networks one range to a line
    /// @param problems what must be put right, in words by field
    public record TokenForm(String name, int days, boolean chosen, List<Choice> permissions, String networks,
            boolean readOnly, String certificate, Map<String, String> problems) {

        public @Nullable String problem(String field) {
            return problems.get(field);
        }

        /// Where the focus goes after a refusal.
        public boolean firstProblem(String field) {
            return !problems.isEmpty() && problems.keySet().iterator().next().equals(field);
        }
    }

    /// A permission that may go along.
    public record Choice(String code, String word, boolean chosen) {
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
