package dev.noroshi.channel;

import dev.noroshi.platform.mail.MailAnswer;
import dev.noroshi.platform.mail.MailLine;
import dev.noroshi.platform.mail.MailServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;

/// Mail, through the mail server of the house, several conversations at once.
@Component
class MailChannel implements Channel {

    private final MailServer server;
    private final Composing composing;
    private final Clock clock;

    MailChannel(MailServer server, Composing composing, Clock clock) {
        this.server = server;
        this.composing = composing;
        this.clock = clock;
    }

    @Override
    public Means means() {
        return Means.MAIL;
    }

    @Override
    public boolean works() {
        return server.works();
    }

    @Override
    public void hand(List<Message> messages, BiConsumer<Message, Handing> answer) {
        var keys = composing.keys(messages);
        var letters = together(messages);
        var waiting = new ArrayBlockingQueue<List<Message>>(Math.max(1, letters.size()), false, letters);
        try (var conversations = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < Math.min(server.settings().sessions(), letters.size()); n++)
                conversations.submit(() -> converse(waiting, keys, answer));
        }
    }

    /// What is one mail: a digest for each party, everything else alone.
    private static Collection<List<Message>> together(List<Message> messages) {
        var letters = new ArrayList<List<Message>>();
        letters.addAll(messages.stream().filter(message -> message.pace() == Pace.DIGEST)
                .collect(Collectors.groupingBy(message -> List.of(message.to(), message.address()))).values());
        messages.stream().filter(message -> message.pace() == Pace.AT_ONCE).map(List::of).forEach(letters::add);
        return letters;
    }

    private void converse(ArrayBlockingQueue<List<Message>> waiting, Map<Party, List<KeyOnFile>> keys,
            BiConsumer<Message, Handing> answer) {
        Optional<MailLine> line = Optional.empty();
        try {
            for (var letter = waiting.poll(); letter != null; letter = waiting.poll()) {
                if (line.isEmpty() || !line.get().isOpen()) line = server.open();
                var handing = line.isPresent()
                        ? hand(line.get(), letter, keys)
                        : new Handing.Later(Cause.UNREACHABLE, "");
                letter.forEach(message -> answer.accept(message, handing));
            }
        } finally {
            line.ifPresent(MailLine::close);
        }
    }

    private Handing hand(MailLine line, List<Message> letter, Map<Party, List<KeyOnFile>> keys) {
        try {
            var to = new InternetAddress(letter.getFirst().address(), true);
            return switch (line.hand(mail(letter, keys, to), to)) {
                case MailAnswer.Taken(var said) -> new Handing.Handed(said);
                case MailAnswer.NotNow(var status, var said) ->
                    new Handing.Later(Cause.ofMailStatus(status), said);
                case MailAnswer.Refused(var status, var said) ->
                    new Handing.Refused(Cause.ofMailStatus(status), said);
                case MailAnswer.Broken(var how) -> {
                    line.close();
                    yield new Handing.Later(Cause.UNREACHABLE, how);
                }
            };
        } catch (AddressException e) {
            return new Handing.Refused(Cause.ADDRESS_UNKNOWN, "");
        } catch (MessagingException e) {
            return new Handing.Later(Cause.REFUSED, e.getClass().getSimpleName());
        }
    }

    private SMTPMessage mail(List<Message> letter, Map<Party, List<KeyOnFile>> keys, InternetAddress to)
            throws MessagingException {
        var first = letter.getFirst();
        var composed = composing.compose(letter, keys);
        var settings = server.settings();
        // read back from its bytes, it goes out as it was signed
        var mail = new SMTPMessage(server.session(), new ByteArrayInputStream(composed.body().bytes()));
        mail.setHeader("MIME-Version", "1.0");
        mail.setHeader("Message-ID", id(settings.from(), first.id()));
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(composed.subject(), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("Noroshi-Message", first.id().toString());
        mail.setEnvelopeFrom(settings.envelopeFrom());
        mail.setNotifyOptions(switch (settings.ask()) {
            case FAILURE -> SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY;
            case SUCCESS -> SMTPMessage.NOTIFY_SUCCESS | SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY;
        });
        mail.setReturnOption(SMTPMessage.RETURN_HDRS);
        return mail;
    }

    /// The number of the message, so that one sent twice is known to be the same.
    private static String id(String from, MessageId id) {
        return "<" + id + "@" + from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "") + ">";
    }
}
