package dev.noroshi.access;

import dev.noroshi.kernel.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The certificates machines show in TLS. Only those the connection itself proved count; what a header says does not.
final class Certificates {

    private Certificates() {
    }

    static byte[] sha256(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("Hashing a certificate", e);
        }
    }

    /// A certificate as a person pastes it, in PEM; empty when it is none.
    static Optional<X509Certificate> read(String pem) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var bytes = pem.strip().getBytes(StandardCharsets.US_ASCII);
            return factory.generateCertificate(new ByteArrayInputStream(bytes)) instanceof X509Certificate found
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
