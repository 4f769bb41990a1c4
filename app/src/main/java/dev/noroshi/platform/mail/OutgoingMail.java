package dev.noroshi.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail as it goes to the server: what stands on its envelope, and every byte of what is in it. However it was composed,
/// it is handed over the same way.
///
/// @param <T> what the sender knows it by
public final class OutgoingMail<T> {

    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e&&[^<>]]+@[\\x21-\\x7e&&[^<>@]]+");

    private final T about;
    private final Envelope envelope;
    private final byte[] content;

    /// @param content the headers and the body as RFC 5322 has them; it is not copied, and not to be changed any more
    public OutgoingMail(T about, Envelope envelope, byte[] content) {
        this.about = about;
        this.envelope = envelope;
        this.content = content;
    }

    /// Made of a mail that was composed as an object.
    public static <T> OutgoingMail<T> of(T about, Envelope envelope, MimeMessage mail) throws MessagingException {
        try {
            var content = new ByteArrayOutputStream(2048);
            mail.writeTo(content);
            return new OutgoingMail<>(about, envelope, content.toByteArray());
        } catch (IOException e) {
            throw new MessagingException("The mail could not be written", e);
        }
    }

    public T about() {
        return about;
    }

    public Envelope envelope() {
        return envelope;
    }

    byte[] content() {
        return content;
    }

    /// What stands on an envelope (RFC 5321, 3.3; RFC 3461).
    ///
    /// @param from whom bounces go to; null for a mail nobody may be told about (`<>`)
    /// @param to the one recipient
    /// @param notices what the sender wants to be told of; with servers that know delivery status notifications
    public record Envelope(@Nullable String from, String to, Set<Notice> notices) {

        /// @throws IllegalArgumentException for what could not stand between angle brackets in a command
        public Envelope {
            if (from != null && !isAddress(from)) throw new IllegalArgumentException("from is no mail address");
            if (!isAddress(to)) throw new IllegalArgumentException("to is no mail address");
            notices = Set.copyOf(notices);
        }

        /// Whether something is an address every mail server takes: one line of ASCII without angle brackets.
        public static boolean isAddress(String address) {
            return ADDRESS.matcher(address).matches();
        }
    }

    /// What a sender may want to be told of.
    public enum Notice {
        SUCCESS, FAILURE, DELAY
    }

    @Override
    public String toString() {
        return "OutgoingMail [withheld]";
    }
}
