package dev.noroshi.mailin;

import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import java.nio.charset.StandardCharsets;
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

    /// The mail inside a mail that is signed as a whole (`application/pkcs7-mime`).
    static Optional<byte[]> inside(ReadMail mail) {
        if (!isOpaque(mail)) return Optional.empty();
        return opaque(mail).map(CMSSignedData::getSignedContent).map(content -> content.getContent())
                .filter(byte[].class::isInstance).map(byte[].class::cast);
    }

    private static boolean isOpaque(ReadMail mail) {
        return mail.contentType().matches("application/(x-)?pkcs7-mime")
                && !mail.contentParameter("smime-type").orElse("signed-data").equals("enveloped-data");
    }

    private static Optional<CMSSignedData> signedData(ReadMail mail, byte[] raw) {
        if (isOpaque(mail)) return opaque(mail);
        if (!mail.contentType().equals("multipart/signed")) return Optional.empty();
        var signature = mail.pieces().stream().filter(piece -> piece.type().matches("application/(x-)?pkcs7-signature"))
                .findFirst();
        var part = mail.contentParameter("boundary").flatMap(boundary -> firstPart(raw, boundary));
        return signature.flatMap(piece -> part.flatMap(content -> parsed(piece, content)));
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

    /// The bytes that were signed: the first part with its head, without the line end before the boundary.
    private static Optional<byte[]> firstPart(byte[] raw, String boundary) {
        var text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n").replace("\n", "\r\n");
        var line = "\r\n--" + boundary;
        var begin = text.indexOf(line + "\r\n");
        var end = begin < 0 ? -1 : text.indexOf(line, begin + line.length());
        return end < 0
                ? Optional.empty()
                : Optional.of(text.substring(begin + line.length() + 2, end).getBytes(StandardCharsets.ISO_8859_1));
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
