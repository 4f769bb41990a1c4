package dev.noroshi.platform.seal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody may be written to with: an X.509 certificate or an OpenPGP key, its public half only.
///
/// @param fingerprint in hexadecimal: SHA-256 of a certificate, the key's own of OpenPGP
/// @param encoded as it is kept: DER, or the packets of the key
/// @param addresses the mail addresses it is for, in small letters
/// @param until when it ends; null when it does not say
public record PublicKey(Medium medium, String fingerprint, byte[] encoded, Set<String> addresses, Instant from,
        @Nullable Instant until) {

    public PublicKey {
        addresses = Set.copyOf(addresses);
    }

    @Override
    public String toString() {
        return medium + " " + fingerprint;
    }
}
