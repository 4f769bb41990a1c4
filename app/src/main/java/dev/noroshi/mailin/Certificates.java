package dev.noroshi.mailin;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The certificates with which people sign the mails they send us.
@Component
public class Certificates {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Certificates(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// Puts the caller's own certificate on file.
    ///
    /// @param file PEM or DER
    /// @return what is wrong with it; empty when it is on file now
    @Transactional
    public Optional<Problem> enter(Caller caller, byte[] file) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(file));
            var notAfter = certificate.getNotAfter().toInstant();
            if (notAfter.isBefore(clock.instant()))
                return Optional.of(Problem.of("certificate", "mailin.certificate.expired"));
            jdbc.sql("""
                    insert into mailin.certificate (fingerprint, organisation, person, certificate, not_after, entered_by, entered_at)
                    values (:fingerprint, :organisation, :person, :certificate, :until, :person, :now)
                    on conflict (fingerprint) do nothing""").param("fingerprint", fingerprint(certificate))
                    .param("organisation", caller.organisation().value()).param("person", caller.person().value())
                    .param("certificate", certificate.getEncoded()).param("until", notAfter.atOffset(ZoneOffset.UTC))
                    .param("now", OffsetDateTime.now(clock)).update();
            audit.record(caller.person(), caller.organisation(), "mailin.certificate", caller.person().toString());
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(Problem.of("certificate", "mailin.certificate.unreadable"));
        }
    }

    /// A certificate on file.
    ///
    /// @param until when it ends
    public record OnFile(String fingerprint, Instant until) {
    }

    /// The caller's own, those that last longest first.
    public List<OnFile> of(Caller caller) {
        return jdbc.sql(
                "select fingerprint, not_after from mailin.certificate where person = :person order by not_after desc")
                .param("person", caller.person().value())
                .query((row, n) -> new OnFile(row.getString("fingerprint"),
                        Moments.of(row, "not_after")))
                .list();
    }

    /// Takes one of the caller's own from the file.
    @Transactional
    public void remove(Caller caller, String fingerprint) {
        jdbc.sql("delete from mailin.certificate where person = :person and fingerprint = :fingerprint")
                .param("person", caller.person().value()).param("fingerprint", fingerprint).update();
        audit.record(caller.person(), caller.organisation(), "mailin.certificate-removed", caller.person().toString());
    }

    /// Whose certificate it is; empty when it is not on file.
    @Crossing("whose certificate a mail is signed with, to who reads the mail")
    @Transactional(readOnly = true)
    public Optional<PersonId> owner(X509Certificate certificate) {
        try {
            return jdbc.sql("select person from mailin.certificate where fingerprint = :fingerprint")
                    .param("fingerprint", fingerprint(certificate))
                    .query((row, n) -> new PersonId(row.getLong("person"))).optional();
        } catch (CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        return Sha256.hex(certificate.getEncoded());
    }
}
