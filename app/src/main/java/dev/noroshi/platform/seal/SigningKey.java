package dev.noroshi.platform.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/// A key of the house: Ed25519 in the form of version 4, which every OpenPGP program of the last ten years can check.
final class SigningKey {

    private final PGPSecretKeyRing ring;
    private final HouseKeys.Published published;

    private SigningKey(PGPSecretKeyRing ring, HouseKeys.Published published) {
        this.ring = ring;
        this.published = published;
    }

    HouseKeys.Published published() {
        return published;
    }

    /// Whether what it signs then is accepted.
    boolean isGood(Instant then) {
        return !then.isBefore(published.from()) && then.isBefore(published.until());
    }

    /// A new one, with its private half.
    static byte[] make(String holder, Instant from, Instant until) {
        var pairs = new Ed25519KeyPairGenerator();
        pairs.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var about = new PGPSignatureSubpacketGenerator();
        about.setSignatureCreationTime(true, Date.from(from));
        about.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        about.setKeyExpirationTime(true, Duration.between(from.truncatedTo(ChronoUnit.SECONDS), until).toSeconds());
        about.setPreferredHashAlgorithms(false, new int[]{HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
        about.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        try {
            var pair = new BcPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    pairs.generateKeyPair(), Date.from(from));
            var ring = new PGPKeyRingGenerator(PGPSignature.POSITIVE_CERTIFICATION, pair, holder, null,
                    about.generate(), null, signer(pair.getPublicKey()), null).generateSecretKeyRing();
            return armoured(ring.getEncoded()).getBytes(StandardCharsets.US_ASCII);
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("Making an OpenPGP key", e);
        }
    }

    /// @throws IllegalStateException when it is none
    static SigningKey read(byte[] file) {
        try {
            var ring = new BcPGPSecretKeyRing(PGPUtil.getDecoderStream(new ByteArrayInputStream(file)));
            var key = ring.getPublicKey();
            var from = key.getCreationTime().toInstant();
            return new SigningKey(ring, new HouseKeys.Published(
                    HexFormat.of().withUpperCase().formatHex(key.getFingerprint()), from,
                    from.plusSeconds(key.getValidSeconds()), armoured(publicHalf(ring))));
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("The file holds no OpenPGP key to sign with", e);
        }
    }

    private static byte[] publicHalf(PGPSecretKeyRing ring) throws IOException {
        var packets = new ByteArrayOutputStream();
        for (var keys = ring.getPublicKeys(); keys.hasNext();)
            packets.write(keys.next().getEncoded());
        return packets.toByteArray();
    }

    String sign(byte[] document, Instant now) {
        var key = ring.getSecretKey();
        var about = new PGPSignatureSubpacketGenerator();
        about.setSignatureCreationTime(true, Date.from(now));
        about.setIssuerFingerprint(false, key.getPublicKey());
        about.setIssuerKeyID(false, key.getKeyID());
        try {
            var signature = new PGPSignatureGenerator(signer(key.getPublicKey()), key.getPublicKey());
            signature.init(PGPSignature.BINARY_DOCUMENT, key.extractPrivateKey(null));
            signature.setHashedSubpackets(about.generate());
            signature.update(document);
            return armoured(signature.generate().getEncoded());
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("Signing with " + published.fingerprint(), e);
        }
    }

    private static BcPGPContentSignerBuilder signer(PGPPublicKey key) {
        return new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512);
    }

    private static String armoured(byte[] packets) throws IOException {
        var text = new ByteArrayOutputStream();
        // without the name of the library
        try (var armour = ArmoredOutputStream.builder().setVersion(null).build(text)) {
            armour.write(packets);
        }
        return text.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
    }
}
