package dev.noroshi.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A signed end of the chain: with it anybody who has the public key can show later that nothing before it was changed
/// and nothing after the beginning is missing.
///
/// @param position how many lines it covers
/// @param hash of the last of them
/// @param key the fingerprint of the key
public record Head(long ordinal, long position, byte[] hash, Instant at, String key, byte[] signature) {

    /// What is signed.
    byte[] text() {
        return text(ordinal, position, hash, at, key);
    }

    static byte[] text(long ordinal, long position, byte[] hash, Instant at, String key) {
        return String.join("\n", "noroshi trail head 1", Long.toString(ordinal), Long.toString(position),
                HexFormat.of().formatHex(hash), at.toString(), key).getBytes(StandardCharsets.US_ASCII);
    }

    /// One line of a file: what is signed, and the signature.
    public String written() {
        return String.join(" ", Long.toString(ordinal), Long.toString(position), HexFormat.of().formatHex(hash),
                at.toString(), key, Base64.getEncoder().encodeToString(signature));
    }

    /// Reads what [#written] wrote; empty when it is something else.
    static Optional<Head> read(String line) {
        var parts = line.strip().split(" ");
        if (parts.length != 6) return Optional.empty();
        try {
            return Optional.of(new Head(Long.parseLong(parts[0]), Long.parseLong(parts[1]),
                    HexFormat.of().parseHex(parts[2]), Instant.parse(parts[3]), parts[4],
                    Base64.getDecoder().decode(parts[5])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
