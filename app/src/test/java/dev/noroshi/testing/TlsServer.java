package dev.noroshi.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.io.IOException;
import java.util.Date;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/// A server's certificate of its own making, and who trusts it.
///
/// @param context what the server speaks with
/// @param trusting for whoever trusts just this certificate
public record TlsServer(SSLContext context, SslBundle trusting) {

    private static final String PASSWORD = "only-for-this-run";

    /// For a server on this machine.
    public static TlsServer here() {
        return of(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    /// For a server of that name.
    public static TlsServer named(String host) {
        return of(new GeneralName(GeneralName.dNSName, host));
    }

    private static TlsServer of(GeneralName owner) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            var name = new X500Name("CN=mail server");
            var now = Instant.now();
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(System.nanoTime()),
                            Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))), name,
                            keys.getPublic())
                            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(owner))
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
            var own = empty();
            own.setKeyEntry("server", keys.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[]{certificate});
            var trusted = empty();
            trusted.setCertificateEntry("server", certificate);
            return new TlsServer(SslBundle.of(SslStoreBundle.of(own, PASSWORD, null)).createSslContext(),
                    SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
