package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Sends codes through the mail server that is set under `spring.mail`. Looks at the settings itself: Spring's own sender is
/// a bean or none as it was decided when the program was prepared.
@Component
class MailCodePost implements CodePost {

    private static final Logger LOG = LoggerFactory.getLogger(MailCodePost.class);

    private final @Nullable JavaMailSender sender;
    private final Words words;
    private final AccessSettings settings;

    MailCodePost(Environment environment, Words words, AccessSettings settings) {
        this.sender = sender(Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class));
        this.words = words;
        this.settings = settings;
    }

    private static @Nullable JavaMailSender sender(MailProperties server) {
        if (server.getHost() == null) return null;
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.getHost());
        if (server.getPort() != null) sender.setPort(server.getPort());
        sender.setUsername(server.getUsername());
        sender.setPassword(server.getPassword());
        sender.setProtocol(server.getProtocol());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = new Properties();
        properties.putAll(server.getProperties());
        sender.setJavaMailProperties(properties);
        return sender;
    }

    @Override
    public boolean works() {
        return sender != null;
    }

    @Override
    public void send(String address, Language language, String code, Duration valid) {
        if (sender == null) throw new IllegalStateException("No mail server is set");
        var mail = new SimpleMailMessage();
        mail.setFrom(settings.mailFrom());
        mail.setTo(address);
        mail.setSubject(words.say(language, "access.mail.subject"));
        mail.setText(words.say(language, "access.mail.text", code, valid.toMinutes()));
        try {
            sender.send(mail);
        } catch (MailException e) {
            // the message of the exception may hold the address
            LOG.warn("A one-time code could not be sent: {}", e.getClass().getSimpleName());
        }
    }
}
