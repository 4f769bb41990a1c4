package dev.noroshi.platform.seal;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.mail.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// S/MIME (RFC 8551) with AES-256 in CBC mode, which every program reads; the key is carried by RSA (PKCS #1 1.5, which
/// RFC 8551 section 2.3 demands of everybody) or agreed on by ECDH (RFC 5753).
final class Smime {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);
    private static final Set<String> MAIL_USES = Set.of("1.3.6.1.5.5.7.3.4", "2.5.29.37.0");
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;
    private static final int RFC822_NAME = 1;

    private Smime() {
    }

    static KeyReading read(byte[] file, Instant now) {
        var certificate = parsed(file);
        if (certificate == null)
            return KeyReading.Bad.of(isKeyStore(file) ? KeyFault.PRIVATE : KeyFault.UNREADABLE);
        try {
            var faults = faults(certificate, now);
            if (!faults.isEmpty()) return new KeyReading.Bad(faults);
            var encoded = certificate.getEncoded();
            return new KeyReading.Good(new PublicKey(Medium.SMIME, Sha256.hex(encoded), encoded,
                    addresses(certificate), certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant()));
        } catch (CertificateException | RuntimeException e) {
            // the library answers broken structures with many kinds of exception
            return KeyReading.Bad.of(KeyFault.UNREADABLE);
        }
    }

    private static @Nullable X509Certificate parsed(byte[] file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(file));
        } catch (CertificateException e) {
            return null;
        }
    }

    /// PKCS #12, in which certificates are handed out together with their private key.
    private static boolean isKeyStore(byte[] file) {
        try {
            return Pfx.getInstance(file) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Set<KeyFault> faults(X509Certificate certificate, Instant now) throws CertificateParsingException {
        var faults = EnumSet.noneOf(KeyFault.class);
        if (now.isBefore(certificate.getNotBefore().toInstant())) faults.add(KeyFault.NOT_YET);
        if (!now.isBefore(certificate.getNotAfter().toInstant())) faults.add(KeyFault.EXPIRED);
        if (certificate.getBasicConstraints() >= 0 || !isForMail(certificate)) faults.add(KeyFault.USAGE);
        if (isWeak(certificate)) faults.add(KeyFault.WEAK);
        return faults;
    }

    private static boolean isForMail(X509Certificate certificate) throws CertificateParsingException {
        var isRsa = certificate.getPublicKey() instanceof RSAPublicKey;
        if (!isRsa && !(certificate.getPublicKey() instanceof ECPublicKey)) return false;
        var usage = certificate.getKeyUsage();
        if (usage != null && !usage[isRsa ? KEY_ENCIPHERMENT : KEY_AGREEMENT]) return false;
        var extended = certificate.getExtendedKeyUsage();
        return extended == null || extended.stream().anyMatch(MAIL_USES::contains);
    }

    private static boolean isWeak(X509Certificate certificate) {
        var signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.startsWith("MD") || signature.startsWith("SHA1")) return true;
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA_BITS;
            case ECPublicKey curve -> !CURVE_BITS.contains(curve.getParams().getCurve().getField().getFieldSize());
            default -> false;
        };
    }

    private static Set<String> addresses(X509Certificate certificate) throws CertificateException {
        var addresses = new HashSet<String>();
        var names = certificate.getSubjectAlternativeNames();
        if (names != null)
            for (var name : names)
                if (Integer.valueOf(RFC822_NAME).equals(name.getFirst()) && name.get(1) instanceof String address)
                    addresses.add(address.toLowerCase(Locale.ROOT));
        for (var part : new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.EmailAddress))
            addresses.add(IETFUtils.valueToString(part.getFirst().getValue()).toLowerCase(Locale.ROOT));
        return addresses;
    }

    static Sealed encrypt(Entity part, byte[] encoded) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
            var generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(recipient(certificate));
            var data = generator.generate(new CMSProcessableByteArray(part.bytes()),
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider(PROVIDER).build());
            return new Sealed.Done(Entity.encoded("""
                    Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"
                    Content-Disposition: attachment; filename="smime.p7m"
                    """.replace("\n", "\r\n"), data.getEncoded()));
        } catch (GeneralSecurityException | CMSException | IOException | RuntimeException e) {
            return new Sealed.Failed(e.getClass().getSimpleName());
        }
    }

    private static RecipientInfoGenerator recipient(X509Certificate certificate) throws GeneralSecurityException {
        if (!(certificate.getPublicKey() instanceof ECPublicKey curve))
            return new JceKeyTransRecipientInfoGenerator(certificate).setProvider(PROVIDER);
        var pairs = KeyPairGenerator.getInstance("EC", PROVIDER);
        pairs.initialize(curve.getParams());
        var once = pairs.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(CMSAlgorithm.ECDH_SHA256KDF, once.getPrivate(), once.getPublic(),
                CMSAlgorithm.AES256_WRAP).addRecipient(certificate).setProvider(PROVIDER);
    }

}
