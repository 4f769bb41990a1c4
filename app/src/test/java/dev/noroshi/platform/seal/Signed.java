package dev.noroshi.platform.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.openpgp.PGPException;
import org.pgpainless.PGPainless;
import org.pgpainless.decryption_verification.ConsumerOptions;

/// Checks signatures as a reader does, with a library of its own that judges key, dates and algorithms too.
public final class Signed {

    private Signed() {
    }

    /// Whether a document bears a good signature of a key.
    ///
    /// @param key armoured
    /// @param signature armoured
    public static boolean isBy(String key, String signature, byte[] document, Instant now) {
        try {
            var options = ConsumerOptions.get().forceNonOpenPgpData().verifyNotAfter(Date.from(now.plusSeconds(1)))
                    .addVerificationCert(PGPainless.readKeyRing().publicKeyRing(key))
                    .addVerificationOfDetachedSignatures(
                            new ByteArrayInputStream(signature.getBytes(StandardCharsets.US_ASCII)));
            var read = PGPainless.decryptAndOrVerify().onInputStream(new ByteArrayInputStream(document))
                    .withOptions(options);
            read.transferTo(OutputStream.nullOutputStream());
            read.close();
            return read.getMetadata().isVerifiedSigned();
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }
}
