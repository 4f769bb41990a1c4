package dev.noroshi.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.pgpainless.PGPainless;
import org.pgpainless.decryption_verification.ConsumerOptions;

/// Certificates and keys as people have them, good and bad, and what their own programs make of a mail.
public final class MailKeys {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private MailKeys() {
    }

    /// What a certificate to be made should be like.
    public record Wish(String address, Instant from, Instant until, int usage, Set<Odd> odd) {

        /// An ordinary one.
        public static Wish of(String address, Instant from, Instant until) {
            return new Wish(address, from, until, KeyUsage.digitalSignature | KeyUsage.keyEncipherment, Set.of());
        }

        public Wish but(Odd odd) {
            var all = EnumSet.of(odd);
            all.addAll(this.odd);
            return new Wish(address, from, until, usage, all);
        }

        public Wish usage(int usage) {
            return new Wish(address, from, until, usage, odd);
        }
    }

    /// What may be odd about one.
    public enum Odd {
        OF_AN_AUTHORITY, FOR_SERVERS, SIGNED_BY_SHA1
    }

    public static KeyPair rsa(int bits) {
        return pair("RSA", bits, null);
    }

    public static KeyPair curve(String name) {
        return pair("EC", 0, name);
    }

    private static KeyPair pair(String kind, int bits, @Nullable String curve) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            if (curve == null) generator.initialize(bits);
            else generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static X509Certificate certificate(KeyPair keys, Wish wish) {
        try {
            var name = new X500Name("CN=Someone");
            var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(64, new SecureRandom()),
                    Date.from(wish.from()), Date.from(wish.until()), name, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true,
                    new BasicConstraints(wish.odd().contains(Odd.OF_AN_AUTHORITY)));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
            builder.addExtension(Extension.extendedKeyUsage, false,
                    new ExtendedKeyUsage(wish.odd().contains(Odd.FOR_SERVERS)
                            ? KeyPurposeId.id_kp_serverAuth
                            : KeyPurposeId.id_kp_emailProtection));
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, wish.address())));
            var hash = wish.odd().contains(Odd.SIGNED_BY_SHA1) ? "SHA1" : "SHA256";
            var signer = new JcaContentSignerBuilder(
                    hash + (keys.getPrivate().getAlgorithm().equals("EC") ? "withECDSA" : "withRSA"));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer.build(keys.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what was encrypted (CMS, RFC 5652).
    public static byte[] open(byte[] enveloped, KeyPair keys) throws CMSException {
        var recipient = new CMSEnvelopedData(enveloped).getRecipientInfos().getRecipients().iterator().next();
        return recipient.getContent(keys.getPrivate().getAlgorithm().equals("EC")
                ? new JceKeyAgreeEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER)
                : new JceKeyTransEnvelopedRecipient(keys.getPrivate()).setProvider(PROVIDER));
    }

    /// An OpenPGP key made at a moment.
    ///
    /// @param lasts null for ever
    public static PGPSecretKeyRing openPgp(String address, Instant made, @Nullable Duration lasts) {
        try {
            var at = Date.from(made);
            var random = new SecureRandom();
            var primaries = new Ed25519KeyPairGenerator();
            primaries.init(new Ed25519KeyGenerationParameters(random));
            var primary = new BcPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    primaries.generateKeyPair(), at);
            var subkeys = new X25519KeyPairGenerator();
            subkeys.init(new X25519KeyGenerationParameters(random));
            var subkey = new BcPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.ECDH,
                    subkeys.generateKeyPair(), at);
            var checks = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
            var ring = new PGPKeyRingGenerator(PGPSignature.POSITIVE_CERTIFICATION, primary,
                    "Someone <" + address + ">",
                    checks, facts(KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, at, lasts), null,
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                    null);
            ring.addSubKey(subkey, facts(KeyFlags.ENCRYPT_COMMS, at, lasts), null);
            return ring.generateSecretKeyRing();
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGPSignatureSubpacketVector facts(int flags, Date made, @Nullable Duration lasts) {
        var facts = new PGPSignatureSubpacketGenerator();
        facts.setSignatureCreationTime(false, made);
        facts.setKeyFlags(true, flags);
        facts.setPreferredSymmetricAlgorithms(false, new int[]{SymmetricKeyAlgorithmTags.AES_256});
        facts.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        if (lasts != null) facts.setKeyExpirationTime(true, lasts.toSeconds());
        return facts.generate();
    }

    /// The public half, as programs write it to a file.
    public static byte[] armoured(PGPPublicKeyRing ring) {
        return PGPainless.asciiArmor(ring).getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] open(byte[] armoured, PGPSecretKeyRing key) throws PGPException, IOException {
        var open = new ByteArrayOutputStream();
        try (var in = PGPainless.decryptAndOrVerify().onInputStream(new ByteArrayInputStream(armoured))
                .withOptions(ConsumerOptions.get().addDecryptionKey(key))) {
            in.transferTo(open);
        }
        return open.toByteArray();
    }

    /// Whether the bytes stand somewhere in others, as they are.
    public static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
