package dev.noroshi.platform.mail;

import dev.noroshi.platform.mail.MailWire.Reply;
import java.util.regex.Pattern;

/// Understands what mail servers say.
final class MailAnswers {

    private static final int LONGEST_ANSWER = 200;
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]+@[^\\s<>@,;]+>?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    private MailAnswers() {
    }

    static MailAnswer of(Reply reply) {
        return switch (reply.code() / 100) {
            case 2 -> new MailAnswer.Taken(said(reply.text()));
            case 5 -> new MailAnswer.Refused(status(reply), said(reply.text()));
            case 4 -> new MailAnswer.NotNow(status(reply), said(reply.text()));
            // silence, or what no mail server says
            default -> new MailAnswer.Broken(reply.code() <= 0 ? "EOFException" : "ProtocolException");
        };
    }

    /// The enhanced status (RFC 3463) in an answer, such as `5.1.1`; one made of the reply code where there is none.
    private static String status(Reply reply) {
        var found = ENHANCED.matcher(reply.text());
        return found.find() ? found.group() : reply.code() / 100 + ".0.0";
    }

    /// What the server said, on one line, without addresses: it is kept and shown.
    private static String said(String said) {
        var line = ADDRESS.matcher(BLANKS.matcher(said.strip()).replaceAll(" ")).replaceAll("[withheld]");
        return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER);
    }
}
