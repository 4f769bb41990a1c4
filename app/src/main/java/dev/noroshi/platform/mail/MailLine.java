package dev.noroshi.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One conversation with the mail server, in which one mail after the other is given to it. For one thread.
public final class MailLine implements AutoCloseable {

    private static final int LONGEST_ANSWER = 200;
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]+@[^\\s<>@,;]+>?");
    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    private final Transport transport;

    MailLine(Transport transport) {
        this.transport = transport;
    }

    /// Gives the server a mail for one recipient.
    public MailAnswer hand(MimeMessage mail, InternetAddress recipient) {
        try {
            transport.sendMessage(mail, new Address[]{recipient});
            return new MailAnswer.Taken(said(lastSaid()));
        } catch (SendFailedException e) {
            return answer(e);
        } catch (MessagingException e) {
            return new MailAnswer.Broken(e.getClass().getSimpleName());
        }
    }

    /// Whether the conversation can go on.
    public boolean isOpen() {
        return transport.isConnected();
    }

    private String lastSaid() {
        return transport instanceof SMTPTransport smtp && smtp.getLastServerResponse() != null
                ? smtp.getLastServerResponse()
                : "";
    }

    /// What the server said to the recipient counts for more than what it said to the mail as a whole.
    private static MailAnswer answer(SendFailedException failure) {
        var code = 0;
        var said = "";
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address)
                return answer(address.getReturnCode(), address.getMessage());
            if (e instanceof SMTPSendFailedException whole) {
                code = whole.getReturnCode();
                said = Objects.requireNonNullElse(whole.getMessage(), "");
            }
        }
        return code == 0 ? new MailAnswer.Broken(failure.getClass().getSimpleName()) : answer(code, said);
    }

    private static MailAnswer answer(int code, @Nullable String message) {
        var said = message == null ? "" : message;
        var status = status(code, said);
        return code / 100 == 5 ? new MailAnswer.Refused(status, said(said)) : new MailAnswer.NotNow(status, said(said));
    }

    /// The enhanced status (RFC 3463) in an answer, such as `5.1.1`; one made of the reply code where there is none.
    private static String status(int code, String said) {
        var found = ENHANCED.matcher(said);
        return found.find() ? found.group() : code / 100 + ".0.0";
    }

    /// What the server said, on one line, without addresses: it is kept and shown.
    private static String said(String said) {
        var line = ADDRESS.matcher(said.strip().replaceAll("\\s+", " ")).replaceAll("[withheld]");
        return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it was gone already
        }
    }
}
