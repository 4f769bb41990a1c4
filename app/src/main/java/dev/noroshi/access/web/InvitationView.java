package dev.noroshi.access.web;

import org.jspecify.annotations.Nullable;

/// Choosing a password.
///
/// @param action where the form goes
/// @param problem what is wrong with the one typed, in words
public record InvitationView(String action, String login, @Nullable String problem) {

    @Override
    public String toString() {
        return "InvitationView [withheld]";
    }
}
