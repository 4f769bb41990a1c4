package dev.noroshi.mailin;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import dev.noroshi.platform.outbound.MalwareScan;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is attached to mails is looked at for malware as what is uploaded is, where a daemon for that is named, and before
/// anything else looks into it. What cannot be looked at is opened by nobody.
@Component
class Attached {

    private final MalwareScan scan;

    Attached(MalwareScan scan) {
        this.scan = scan;
    }

    /// Why what is attached may not be opened; empty when it may.
    Optional<Reason> harm(ReadMail mail) {
        return harm(mail.pieces().stream().filter(Attached::isFile).toList());
    }

    /// The same, as whoever would have it opened is told.
    Optional<Problem> problem(ReadMail mail, String field) {
        return harm(mail)
                .map(reason -> Problem.of(field, reason == Reason.MALWARE ? "file-malware" : "scan-unavailable"));
    }

    /// Everything but what people read as the mail itself.
    private static boolean isFile(Piece piece) {
        return piece.attached() || !piece.is("text/plain") && !piece.is("text/html");
    }

    private Optional<Reason> harm(List<Piece> files) {
        if (!scan.isOn()) return Optional.empty();
        return files.stream().map(file -> reason(scan.look(file.content()))).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Reason> reason(MalwareScan.Verdict verdict) {
        return switch (verdict) {
            case CLEAN -> Optional.empty();
            case MALWARE -> Optional.of(Reason.MALWARE);
            case UNKNOWN -> Optional.of(Reason.NOT_SCANNED);
        };
    }
}
