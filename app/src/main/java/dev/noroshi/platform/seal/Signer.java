package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
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
        try {
            var attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().setProvider(Smime.PROVIDER)
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(
                            new AttributeTable(attributes)))
                    .build(algorithm(), key, chain.getFirst()));
            generator.addCertificates(new JcaCertStore(chain));
            var signature = generator.generate(new CMSProcessableByteArray(part.bytes()), false);
            return new Sealed.Done(Entity.of(
                    "signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256", List.of(part, Entity.encoded("""
                            Content-Type: application/pkcs7-signature; name="smime.p7s"
                            Content-Disposition: attachment; filename="smime.p7s"
                            """.replace("\n", "\r\n"), signature.getEncoded()))));
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException
                | RuntimeException e) {
            return new Sealed.Failed(e.getClass().getSimpleName());
        }
    }

    private String algorithm() {
        return key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }
}
