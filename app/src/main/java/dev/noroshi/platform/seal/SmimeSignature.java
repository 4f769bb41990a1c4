package dev.noroshi.platform.seal;

import dev.noroshi.platform.mail.Entity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
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

/// A part and its signature beside each other (RFC 8551 section 3.5.3). Apart from [Signer], which every start makes, because
/// the library's jars are signed and slow to open.
final class SmimeSignature {

    private SmimeSignature() {
    }

    static Sealed beside(Entity part, Instant now, PrivateKey key, List<X509Certificate> chain) {
        try {
            var attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().setProvider(Smime.PROVIDER)
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(
                            new AttributeTable(attributes)))
                    .build(algorithm(key), key, chain.getFirst()));
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

    private static String algorithm(PrivateKey key) {
        return key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }
}
