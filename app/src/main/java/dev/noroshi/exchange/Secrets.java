package dev.noroshi.exchange;

import dev.noroshi.kernel.Secret;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.secret.KeyFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals what we show to peers, with AES-256-GCM and a key in the file `exchange.key` of the data folder, made when it is
/// first needed. A copy of the database alone does not open them; what was sealed for one peer does not open for another.
@Component
class Secrets {

    private static final String FILE = "exchange.key";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile key;
    private final SecureRandom random = new SecureRandom();

    Secrets(NoroshiSettings settings) {
        key = new KeyFile(settings.data().resolve(FILE));
    }

    byte[] seal(Secret<String> secret, PeerId peer) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, peer)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /// Empty when it was sealed with another key, or for another peer.
    Optional<Secret<String>> open(byte[] sealed, PeerId peer) {
        try {
            var text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), peer).doFinal(sealed,
                    NONCE_BYTES,
                    sealed.length - NONCE_BYTES);
            return Optional.of(Secret.of(new String(text, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, PeerId peer) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.read(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(peer.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
