package dev.noroshi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Second factors: what there is, and what can be set up.
///
/// @param base the address of the page; the forms' addresses begin with it
/// @param problem what must be put right, in words
/// @param compulsory whether the role must have one
/// @param app whether an authenticator app is set up
/// @param pending an app that waits for its first code
/// @param passkeysOffered whether passkeys work at this address
/// @param recoveryCodes how many are left
/// @param mailPossible whether codes by mail may be chosen
public record FactorsView(String base, State state, @Nullable String problem, boolean compulsory, boolean app,
        @Nullable Pending pending, boolean passkeysOffered, List<PasskeyRow> passkeys, int recoveryCodes,
        boolean mailPossible, boolean mail) {

    /// Whether things may be changed: at the first sign-in, after the password was given again, or not yet.
    public enum State {
        ENROLLING, OPEN, CLOSED
    }

    public boolean changeable() {
        return state != State.CLOSED;
    }

    /// What an app is given.
    ///
    /// @param secret in groups of four, to be typed
    /// @param size how many modules the QR code has on each side, margin included
    /// @param path its dark modules as an SVG path
    public record Pending(String secret, int size, String path) {

        @Override
        public String toString() {
            return "Pending [withheld]";
        }
    }

    /// A passkey in the list.
    public record PasskeyRow(UUID id, String name, Instant created, @Nullable Instant lastUsed) {
    }
}
