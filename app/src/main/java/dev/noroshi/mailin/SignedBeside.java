package dev.noroshi.mailin;

import dev.noroshi.platform.mime.MailReader;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.MimeLimits;
import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A part that was signed, and the signature that stands beside it. RFC 1847, 2.1: a `multipart/signed` has exactly two
/// parts, the second being the signature. What has more, or a second part that is something else, is not signed.
///
/// @param content the bytes that were signed: the first part with its head, without the line end before the boundary
record SignedBeside(byte[] content, Piece signature) {

    private static final MailReader READER = new MailReader(MimeLimits.USUAL);

    /// @param raw the mail as it came
    static Optional<SignedBeside> of(ReadMail mail, byte[] raw) {
        if (!mail.contentType().equals("multipart/signed")) return Optional.empty();
        var parts = mail.contentParameter("boundary").map(boundary -> parts(raw, boundary)).orElse(List.of());
        if (parts.size() != 2) return Optional.empty();
        return signature(parts.get(1)).map(signature -> new SignedBeside(parts.getFirst(), signature));
    }

    private static Optional<Piece> signature(byte[] part) {
        if (!(READER.read(part) instanceof MailReading.Read(var read))) return Optional.empty();
        return read.contentType().matches("application/(x-)?pkcs7-signature") && read.pieces().size() == 1
                ? Optional.of(read.pieces().getFirst())
                : Optional.empty();
    }

    /// The parts between the lines of the boundary (RFC 2046, 5.1.1), each line ended as it was when it was signed; none when
    /// the last line is missing.
    private static List<byte[]> parts(byte[] raw, String boundary) {
        var text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n").replace("\n", "\r\n");
        var found = new ArrayList<byte[]>();
        var begin = -1;
        // an empty line ends the head; nothing in the head is a boundary
        for (var at = text.indexOf("\r\n\r\n"); at >= 0; at = text.indexOf("\r\n--" + boundary, at + 2)) {
            var end = text.indexOf("\r\n", at + 2);
            var line = text.substring(at + 2, end < 0 ? text.length() : end).stripTrailing();
            if (line.equals("--" + boundary) || line.equals("--" + boundary + "--")) {
                if (begin >= 0)
                    found.add(text.substring(begin, Math.max(begin, at)).getBytes(StandardCharsets.ISO_8859_1));
                if (line.equals("--" + boundary + "--")) return found;
                begin = end < 0 ? text.length() : end + 2;
            }
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "SignedBeside [withheld]";
    }
}
