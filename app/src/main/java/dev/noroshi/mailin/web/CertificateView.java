package dev.noroshi.mailin.web;

import dev.noroshi.mailin.Certificates.OnFile;
import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller's certificates for signing mails.
///
/// @param off whether no mail comes in at all
/// @param problem what is wrong with the file that was chosen
public record CertificateView(List<OnFile> certificates, boolean off, List<ProblemLine> problems,
        @Nullable String problem) {

    public CertificateView {
        certificates = List.copyOf(certificates);
        problems = List.copyOf(problems);
    }
}
