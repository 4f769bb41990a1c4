package dev.noroshi.mailin;

import dev.noroshi.platform.mime.ReadMail;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Checks S/MIME signatures (RFC 8551). A certificate counts because it is on file for a person, not because of who issued
/// it, so no list of issuers is kept.
@Component
class Signatures {

    private final Certificates certificates;
    private final Clock clock;

    Signatures(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @param raw the mail as it came
    Signed check(ReadMail mail, byte[] raw) {
        for (var found : SmimeSignatures.of(mail, raw, clock.instant())) {
            var owner = certificates.owner(found.certificate());
            if (owner.isPresent()) return found.isGood() ? new Signed.By(owner.get()) : new Signed.Broken();
        }
        return new Signed.ByNobodyKnown();
    }

    /// What a signature covers, whether it holds or not; empty when the mail bears none of the kind.
    Optional<byte[]> inside(ReadMail mail, byte[] raw) {
        return SmimeSignatures.inside(mail, raw);
    }
}
