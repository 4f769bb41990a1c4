package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;
import org.pgpainless.PGPainless;
import org.pgpainless.algorithm.EncryptionPurpose;
import org.pgpainless.algorithm.KeyFlag;
import org.pgpainless.algorithm.PublicKeyAlgorithm;
import org.pgpainless.encryption_signing.EncryptionOptions;
import org.pgpainless.encryption_signing.ProducerOptions;
import org.pgpainless.key.info.KeyRingInfo;

/// OpenPGP, judged and used by PGPainless: which part of a key may be used on a day is a matter of signatures, revocations
/// and dates that bare packets do not say.
final class OpenPgp {

    private static final Pattern ADDRESS = Pattern.compile("<?([^\\s<>@]+@[^\\s<>@]+?)>?\\s*$");

    private OpenPgp() {
    }

    static KeyReading read(byte[] file, Instant now) {
        try {
            var ring = ring(file);
            return ring == null ? notPublic(file) : judged(ring, Date.from(now));
        } catch (IOException | RuntimeException e) {
            // the library answers broken structures with many kinds of exception
            return KeyReading.Bad.of(KeyFault.UNREADABLE);
        }
    }

    private static @Nullable PGPPublicKeyRing ring(byte[] file) throws IOException {
        return PGPainless.readKeyRing().publicKeyRing(file);
    }

    private static KeyReading notPublic(byte[] file) throws IOException {
        return KeyReading.Bad.of(PGPainless.readKeyRing().secretKeyRing(file) == null
                ? KeyFault.UNREADABLE
                : KeyFault.PRIVATE);
    }

    private static KeyReading judged(PGPPublicKeyRing ring, Date now) throws IOException {
        // the library does not know what to say of a key before it was made
        if (now.before(ring.getPublicKey().getCreationTime())) return KeyReading.Bad.of(KeyFault.NOT_YET);
        var info = PGPainless.inspectKeyRing(ring, now);
        var fingerprint = info.getFingerprint().toString();
        if (!info.getRevocationState().isNotRevoked()) return new KeyReading.Revoked(fingerprint);
        var usable = info.getEncryptionSubkeys(EncryptionPurpose.COMMUNICATIONS);
        if (usable.isEmpty()) return KeyReading.Bad.of(why(ring, info, now));
        if (!usable.stream().allMatch(OpenPgp::isStrong)) return KeyReading.Bad.of(KeyFault.WEAK);
        return new KeyReading.Good(new PublicKey(Medium.OPENPGP, fingerprint, ring.getEncoded(), addresses(info),
                info.getCreationDate().toInstant(), until(info)));
    }

    /// Why nothing of a key can be used: because it has ended, is meant for something else, or is signed too weakly.
    private static KeyFault why(PGPPublicKeyRing ring, KeyRingInfo info, Date now) {
        var ends = until(info);
        if (ends != null && !now.toInstant().isBefore(ends)) return KeyFault.EXPIRED;
        var atFirst = PGPainless.inspectKeyRing(ring, info.getLatestKeyCreationDate());
        if (!atFirst.getEncryptionSubkeys(EncryptionPurpose.COMMUNICATIONS).isEmpty()) return KeyFault.EXPIRED;
        return info.getPublicKeys().stream().allMatch(OpenPgp::isStrong) ? KeyFault.USAGE : KeyFault.WEAK;
    }

    private static boolean isStrong(PGPPublicKey key) {
        return PGPainless.getPolicy().getPublicKeyAlgorithmPolicy()
                .isAcceptable(PublicKeyAlgorithm.requireFromId(key.getAlgorithm()), key.getBitStrength())
                // the library lets 2000 bits pass
                && !(PublicKeyAlgorithm.requireFromId(key.getAlgorithm()).name().startsWith("RSA")
                        && key.getBitStrength() < 2048);
    }

    private static @Nullable Instant until(KeyRingInfo info) {
        try {
            var ends = info.getExpirationDateForUse(KeyFlag.ENCRYPT_COMMS);
            return ends == null ? null : ends.toInstant();
        } catch (NoSuchElementException e) {
            var ends = info.getPrimaryKeyExpirationDate();
            return ends == null ? null : ends.toInstant();
        }
    }

    private static Set<String> addresses(KeyRingInfo info) {
        var addresses = new HashSet<String>();
        for (var name : info.getValidUserIds()) {
            var found = ADDRESS.matcher(name);
            if (found.find()) addresses.add(found.group(1).toLowerCase(Locale.ROOT));
        }
        return addresses;
    }

    static Sealed encrypt(Entity part, byte[] key, Instant now) {
        var encrypted = new ByteArrayOutputStream();
        try {
            var ring = ring(key);
            if (ring == null) return new Sealed.Failed("NoKey");
            var options = EncryptionOptions.encryptCommunications().setEvaluationDate(Date.from(now))
                    .addRecipient(ring);
            try (var out = PGPainless.encryptAndOrSign().onOutputStream(encrypted)
                    .withOptions(ProducerOptions.encrypt(options).setAsciiArmor(true))) {
                new ByteArrayInputStream(part.bytes()).transferTo(out);
            }
        } catch (PGPException | IOException | RuntimeException e) {
            return new Sealed.Failed(e.getClass().getSimpleName());
        }
        return new Sealed.Done(Entity.of("encrypted; protocol=\"application/pgp-encrypted\"", List.of(
                new Entity("Content-Type: application/pgp-encrypted\r\n",
                        "Version: 1\r\n".getBytes(StandardCharsets.US_ASCII)),
                new Entity("Content-Type: application/octet-stream; name=\"encrypted.asc\"\r\n"
                        + "Content-Disposition: inline; filename=\"encrypted.asc\"\r\n",
                        crlf(encrypted.toByteArray())))));
    }

    private static byte[] crlf(byte[] armoured) {
        return new String(armoured, StandardCharsets.US_ASCII).replace("\r\n", "\n").replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
