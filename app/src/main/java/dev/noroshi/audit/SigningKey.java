package dev.noroshi.audit;

import dev.noroshi.kernel.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The Ed25519 key the ends of the trail are signed with. The private half lies in the data folder and is readable to its
/// owner only; the public half lies beside it, to be given away.
final class SigningKey {

    private static final String PRIVATE = "key";
    private static final String PUBLIC = "key.pub";

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /// The key of the folder; empty when there is none yet.
    static Optional<SigningKey> in(Path folder) {
        var file = folder.resolve(PRIVATE);
        if (!Files.exists(file)) return Optional.empty();
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            var secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Files.readString(file).strip())));
            var open = publicKey(Base64.getDecoder().decode(Files.readString(folder.resolve(PUBLIC)).strip()));
            return Optional.of(new SigningKey(new KeyPair(open, secret)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the key of the trail in " + folder, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The key of the trail in " + folder + " is damaged", e);
        }
    }

    /// A new key that lies nowhere yet.
    static SigningKey made() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }

    /// Puts it into the folder, in the place of the one before.
    void keep(Path folder) {
        try {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            put(folder.resolve(PUBLIC), encoded());
            put(folder.resolve(PRIVATE), pair.getPrivate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the key of the trail into " + folder, e);
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    byte[] encoded() {
        return pair.getPublic().getEncoded();
    }

    String fingerprint() {
        return fingerprint(encoded());
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not sign with the key " + fingerprint(), e);
        }
    }

    static boolean isSigned(byte[] publicKey, byte[] text, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey(publicKey));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // not a key, or not a signature: then nothing is signed
        }
    }

    /// What the key before signs of a new key; the first one signs it itself.
    static byte[] text(int ordinal, Instant since, String fingerprint) {
        return String.join("\n", "noroshi trail key 1", Integer.toString(ordinal), since.toString(), fingerprint)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String fingerprint(byte[] publicKey) {
        return Sha256.hex(publicKey);
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// Names the key by its public half.
    @Override
    public String toString() {
        return "SigningKey " + fingerprint() + " [withheld]";
    }
}
