package dev.noroshi.mailin;

import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Reads the S/MIME signatures of mails. Apart from [Signatures], which every start makes, because the library's jars are
/// signed and slow to open.
final class SmimeSignatures {

    private SmimeSignatures() {
    }

    /// A certificate a signature names, which comes with the mail.
    ///
    /// @param isGood whether the signature was made by it, over these bytes, at a time it is good for
    record Found(X509Certificate certificate, boolean isGood) {
    }

    /// What signed the mail; nothing when it bears no signature that can be read.
    ///
    /// @param raw the mail as it came
    static List<Found> of(ReadMail mail, byte[] raw, Instant now) {
        return signedData(mail, raw).stream()
                .flatMap(signed -> signed.getSignerInfos().getSigners().stream()
                        .flatMap(signer -> certificate(signed, signer).stream()
                                .map(certificate -> new Found(certificate, fits(signer, certificate, now)))))
                .toList();
    }

    /// What a signature covers, whether it holds or not: the mail inside one that is signed as a whole
    /// (`application/pkcs7-mime`), or the part that stands before its signature (`multipart/signed`).
    static Optional<byte[]> inside(ReadMail mail, byte[] raw) {
        if (!isOpaque(mail)) return SignedBeside.of(mail, raw).map(SignedBeside::content);
        return opaque(mail).map(CMSSignedData::getSignedContent).map(content -> content.getContent())
                .filter(byte[].class::isInstance).map(byte[].class::cast);
    }

    private static boolean isOpaque(ReadMail mail) {
        return mail.contentType().matches("application/(x-)?pkcs7-mime")
                && !mail.contentParameter("smime-type").orElse("signed-data").equals("enveloped-data");
    }

    private static Optional<CMSSignedData> signedData(ReadMail mail, byte[] raw) {
        if (isOpaque(mail)) return opaque(mail);
        return SignedBeside.of(mail, raw).flatMap(found -> parsed(found.signature(), found.content()));
    }

    private static Optional<CMSSignedData> opaque(ReadMail mail) {
        return mail.pieces().stream().findFirst().flatMap(piece -> {
            try {
                return Optional.of(new CMSSignedData(piece.content()));
            } catch (CMSException | RuntimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<CMSSignedData> parsed(Piece signature, byte[] content) {
        try {
            return Optional.of(new CMSSignedData(new CMSProcessableByteArray(content), signature.content()));
        } catch (CMSException | RuntimeException e) {
            // the library answers broken structures with many kinds of exception
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> certificate(CMSSignedData signed, SignerInformation signer) {
        // the library knows no type for what it selects by
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(signer.getSID());
        return found.stream().findFirst().flatMap(SmimeSignatures::certificate);
    }

    private static Optional<X509Certificate> certificate(X509CertificateHolder holder) {
        try {
            return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(SignerInformation signer, X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CertificateExpiredException | CertificateNotYetValidException | CMSException
                | OperatorCreationException e) {
            return false;
        }
    }
}
