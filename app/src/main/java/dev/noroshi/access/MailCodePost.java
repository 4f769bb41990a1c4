package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends codes through the mail server that is set under `spring.mail`.
@Component
@ConditionalOnProperty("spring.mail.host")
class MailCodePost implements CodePost {

    private static final Logger LOG = LoggerFactory.getLogger(MailCodePost.class);

    private final JavaMailSender sender;
    private final Words words;
    private final AccessSettings settings;

    MailCodePost(JavaMailSender sender, Words words, AccessSettings settings) {
        this.sender = sender;
        this.words = words;
        this.settings = settings;
    }

    @Override
    public boolean send(String address, Language language, String code, Duration valid) {
        var mail = new SimpleMailMessage();
        mail.setFrom(settings.mailFrom());
        mail.setTo(address);
        mail.setSubject(words.say(language, "access.mail.subject"));
        mail.setText(words.say(language, "access.mail.text", code, valid.toMinutes()));
        try {
            sender.send(mail);
            return true;
        } catch (MailException e) {
            // the message of the exception may hold the address
            LOG.warn("A one-time code could not be sent: {}", e.getClass().getSimpleName());
            return false;
        }
    }
}
