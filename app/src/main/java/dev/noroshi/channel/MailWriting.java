package dev.noroshi.channel;

import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.mail.OutgoingMail;
import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import dev.noroshi.platform.mail.OutgoingMail.Notice;
import dev.noroshi.platform.work.Recent;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import dev.noroshi.platform.mail.MailSettings.Ask;

/// Writes the mails that tell of messages, as bytes: what is composed, under the headers that name the one it goes to.
@Component
class MailWriting {

    private static final String END = "\r\n";

    /// Encoding a subject takes longer than everything else about a mail, and thousands have the same.
    private final Recent<Header, String> encoded = new Recent<>();
    private final MailServer server;
    private final Composing composing;
    private final Clock clock;
    private final ObjectProvider<NoticesRead> reading;

    MailWriting(MailServer server, Composing composing, Clock clock, ObjectProvider<NoticesRead> reading) {
        this.reading = reading;
        this.server = server;
        this.composing = composing;
        this.clock = clock;
    }

    /// What came of writing.
    sealed interface Written {

        record Mail(OutgoingMail<List<Message>> mail) implements Written {
        }

        /// It cannot be written to this address, or not now.
        record Not(Handing why) implements Written {
        }
    }

    /// The keys of those who are written to.
    Map<Party, List<KeyOnFile>> keys(List<Message> messages) {
        return composing.keys(messages);
    }

    /// Writes one mail about messages to the same party.
    ///
    /// @param keys of those who are written to
    Written write(List<Message> messages, Map<Party, List<KeyOnFile>> keys) {
        try {
            var to = address(messages.getFirst().address());
            var composed = composing.compose(messages, keys);
            var headers = headers(messages.getFirst(), to, composed.subject()).getBytes(StandardCharsets.US_ASCII);
            var body = composed.body().bytes();
            var content = Arrays.copyOf(headers, headers.length + body.length);
            System.arraycopy(body, 0, content, headers.length, body.length);
            return new Written.Mail(new OutgoingMail<>(messages,
                    new Envelope(server.settings().envelopeFrom(), to, notices()), content));
        } catch (AddressException e) {
            return new Written.Not(new Handing.Refused(Cause.ADDRESS_UNKNOWN, ""));
        } catch (RuntimeException e) {
            return new Written.Not(Unwritten.of(messages, e));
        }
    }

    private Set<Notice> notices() {
        var asked = server.settings().ask();
        return switch (asked == null ? whatIsRead() : asked) {
            case FAILURE -> EnumSet.of(Notice.FAILURE, Notice.DELAY);
            case SUCCESS -> EnumSet.allOf(Notice.class);
        };
    }

    /// Each notice of a delivery is one more mail for the server, so none is asked for that nobody reads.
    private Ask whatIsRead() {
        return reading.stream().anyMatch(NoticesRead::areRead) ? Ask.SUCCESS : Ask.FAILURE;
    }

    /// The address as every mail server takes it, the domain of a name in Japanese in its written-out form.
    private static String address(String entered) throws AddressException {
        var strict = new InternetAddress(entered, true).getAddress();
        var at = strict.lastIndexOf('@') + 1;
        try {
            var address = strict.substring(0, at) + IDN.toASCII(strict.substring(at));
            if (Envelope.isAddress(address)) return address;
        } catch (IllegalArgumentException e) {
            // no domain could be called that
        }
        throw new AddressException("No mail server would take it");
    }

    /// `Message-ID` is the number of the message, so that a mail sent twice is known to be the same.
    private String headers(Message first, String to, String subject) {
        var from = server.settings().from();
        var domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return "Date: " + new MailDateFormat().format(Date.from(clock.instant())) + END
                + "From: " + header("From", from) + END
                + "To: " + to + END
                + "Message-ID: <" + first.id() + "@" + domain + ">" + END
                + "Subject: " + header("Subject", subject) + END
                + "MIME-Version: 1.0" + END
                + "Auto-Submitted: auto-generated" + END
                + "X-Auto-Response-Suppress: All" + END
                + "Noroshi-Message: " + first.id() + END;
    }

    private String header(String name, String value) {
        return encoded.of(new Header(name, value), () -> encode(name, value));
    }

    private static String encode(String name, String value) {
        try {
            return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, "UTF-8", "B"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A header before it is encoded.
    private record Header(String name, String value) {
    }
}
