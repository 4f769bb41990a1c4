package dev.noroshi.mailin;

import dev.noroshi.mailin.Replies.Reply;
import dev.noroshi.platform.mail.MailAnswer;
import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.mail.OutgoingMail;
import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import dev.noroshi.platform.words.Words;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Writes back to registered addresses: how much is to be put right, and where. Never what.
@Component
class ReplyPost {

    private static final int BATCH = 50;

    private final Replies replies;
    private final MailServer server;
    private final Words words;
    private final Environment environment;
    private final Clock clock;

    ReplyPost(Replies replies, MailServer server, Words words, Environment environment, Clock clock) {
        this.replies = replies;
        this.server = server;
        this.words = words;
        this.environment = environment;
        this.clock = clock;
    }

    /// Sends what is due.
    void goRound() {
        if (!server.works()) return;
        for (var due = replies.claim(BATCH); !due.isEmpty(); due = replies.claim(BATCH))
            send(due);
    }

    private void send(List<Reply> due) {
        var waiting = new ConcurrentLinkedQueue<>(due);
        server.hand(() -> next(waiting), (reply, said) -> {
            switch (said) {
                case MailAnswer.Taken _ -> replies.handed(reply);
                case MailAnswer.Refused _ -> replies.failed(reply, true);
                case MailAnswer.NotNow _,MailAnswer.Broken _,MailAnswer.NotLetIn _ -> replies.failed(reply, false);
            }
        });
    }

    /// The next one that can be written.
    private Optional<OutgoingMail<Reply>> next(Queue<Reply> waiting) {
        for (var reply = waiting.poll(); reply != null; reply = waiting.poll())
            try {
                var to = new InternetAddress(reply.address(), true);
                return Optional
                        .of(OutgoingMail.of(reply, new Envelope(null, to.getAddress(), Set.of()), mail(reply, to)));
            } catch (MessagingException | IllegalArgumentException e) {
                replies.failed(reply, true);
            }
        return Optional.empty();
    }

    private MimeMessage mail(Reply reply, InternetAddress to) throws MessagingException {
        var key = "mailin.reply." + reply.message();
        var mail = new MimeMessage(server.session());
        mail.setFrom(new InternetAddress(server.settings().from()));
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(words.say(reply.language(), key + ".subject"), "UTF-8");
        mail.setText(
                words.say(reply.language(), key + ".text", reply.problems(), reply.unread(), address(reply.link())),
                "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        // so that no two programs write to one another for ever (RFC 3834)
        mail.setHeader("Auto-Submitted", "auto-replied");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.saveChanges();
        return mail;
    }

    private String address(String link) {
        var ours = environment.getProperty("noroshi.channel.public-address");
        return ours == null ? link : URI.create(ours).resolve(link).toString();
    }
}
