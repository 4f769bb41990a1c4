package dev.noroshi.mailin;

import dev.noroshi.mailin.Replies.Reply;
import dev.noroshi.platform.mail.MailAnswer;
import dev.noroshi.platform.mail.MailLine;
import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.words.Words;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPMessage;
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
        var line = server.open();
        try {
            for (var reply : due) {
                if (line.isEmpty() || !line.get().isOpen()) line = server.open();
                if (line.isEmpty())
                    replies.failed(reply, false);
                else
                    send(line.get(), reply);
            }
        } finally {
            line.ifPresent(MailLine::close);
        }
    }

    private void send(MailLine line, Reply reply) {
        try {
            var to = new InternetAddress(reply.address(), true);
            switch (line.hand(mail(reply, to), to)) {
                case MailAnswer.Taken _ -> replies.handed(reply);
                case MailAnswer.NotNow _ -> replies.failed(reply, false);
                case MailAnswer.Refused _ -> replies.failed(reply, true);
                case MailAnswer.Broken _ -> {
                    line.close();
                    replies.failed(reply, false);
                }
            }
        } catch (MessagingException e) {
            replies.failed(reply, true);
        }
    }

    private SMTPMessage mail(Reply reply, InternetAddress to) throws MessagingException {
        var key = "mailin.reply." + reply.message();
        var mail = new SMTPMessage(server.session());
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
        mail.setEnvelopeFrom("<>");
        mail.saveChanges();
        return mail;
    }

    private String address(String link) {
        var ours = environment.getProperty("noroshi.channel.public-address");
        return ours == null ? link : URI.create(ours).resolve(link).toString();
    }
}
