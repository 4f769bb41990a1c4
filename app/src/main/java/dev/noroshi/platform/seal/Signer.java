package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signs mails with a key of the house (S/MIME, RFC 8551 `multipart/signed`), so that readers see who wrote them.
public final class Signer {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private Signer(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /// The signer whose key lies in a key store: the first private key there, or the one of the alias.
    ///
    /// @throws IllegalStateException when there is none, or it cannot be opened
    public static Signer of(KeyStore keys, @Nullable String alias, @Nullable String password) {
        try {
            for (var each : alias == null ? Collections.list(keys.aliases()) : List.of(alias))
                if (keys.getKey(each, password == null ? new char[0] : password.toCharArray()) instanceof PrivateKey key
                        && keys.getCertificateChain(each) != null)
                    return new Signer(key, Arrays.stream(keys.getCertificateChain(each))
                            .map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key mails are signed with cannot be opened", e);
        }
        throw new IllegalStateException("There is no private key to sign mails with");
    }

    /// When the certificate ends.
    public Instant until() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /// Whether a signature of a moment is good.
    public boolean isGood(Instant now) {
        return !now.isBefore(chain.getFirst().getNotBefore().toInstant()) && now.isBefore(until());
    }

    /// Puts a part and its signature beside each other.
    public Sealed sign(Entity part, Instant now) {
        return SmimeSignature.beside(part, now, key, chain);
    }
}
