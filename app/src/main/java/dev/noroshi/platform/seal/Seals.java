package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Reads keys and encrypts with them. The libraries are behind the two classes it hands on to, which are loaded when they
/// are first needed.
public final class Seals {

    private static final int TAG_BIT = 0x80;

    private Seals() {
    }

    /// Reads a key from a file and judges whether mails may be encrypted with it.
    ///
    /// @param file a certificate (PEM or DER) or an OpenPGP key (armoured or not)
    public static KeyReading read(byte[] file, Instant now) {
        if (file.length == 0) return KeyReading.Bad.of(KeyFault.UNREADABLE);
        var text = new String(file, StandardCharsets.ISO_8859_1);
        // PEM and OpenPGP armour call it alike
        if (text.contains("PRIVATE KEY")) return KeyReading.Bad.of(KeyFault.PRIVATE);
        var isOpenPgp = text.contains("-----BEGIN PGP") || (file[0] & TAG_BIT) != 0;
        return isOpenPgp ? OpenPgp.read(file, now) : Smime.read(file, now);
    }

    /// Encrypts a part of a mail for the holder of a key.
    public static Sealed encrypt(Entity part, Medium medium, byte[] key, Instant now) {
        return switch (medium) {
            case SMIME -> Smime.encrypt(part, key);
            case OPENPGP -> OpenPgp.encrypt(part, key, now);
        };
    }
}
