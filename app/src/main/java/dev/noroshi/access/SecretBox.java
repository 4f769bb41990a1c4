package dev.noroshi.access;

import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.secret.KeyFile;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals the few secrets that must be read again, with AES-256-GCM and a key in the file `access.key` of the data folder,
/// made when it is first needed. A copy of the database alone does not open them.
@Component
class SecretBox {

    private static final String FILE = "access.key";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(NoroshiSettings settings) {
        key = new KeyFile(settings.data().resolve(FILE));
    }

    /// @param owner whose secret it is: sealed for one person it does not open for another
    byte[] seal(byte[] secret, long owner) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /// @throws IllegalStateException when it was sealed with another key or for somebody else
    byte[] open(byte[] sealed, long owner) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), owner);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, long owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.read(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(owner).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed secret does not open with the key in " + FILE, e);
        }
    }
}
