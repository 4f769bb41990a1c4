package dev.noroshi.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The server mails are given to. Looks at the settings itself: Spring's own sender is a bean or none as it was decided when
/// the program was prepared.
@Component
@EnableConfigurationProperties(MailSettings.class)
public class MailServer {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "60000";

    private final MailSettings settings;
    private final MailProperties server;
    private final Session session;

    MailServer(Environment environment, MailSettings settings) {
        this.settings = settings;
        this.server = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        this.session = Session.getInstance(properties(server));
    }

    private static Properties properties(MailProperties server) {
        var properties = new Properties();
        for (var protocol : new String[]{"smtp", "smtps"}) {
            properties.setProperty("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
            properties.setProperty("mail." + protocol + ".timeout", ANSWER_MILLIS);
            properties.setProperty("mail." + protocol + ".writetimeout", ANSWER_MILLIS);
            // asking before each mail whether the server is still there would double the conversation
            properties.setProperty("mail." + protocol + ".userset", "true");
            if (server.getUsername() != null) properties.setProperty("mail." + protocol + ".auth", "true");
        }
        properties.setProperty("mail.mime.allowutf8", "false");
        properties.putAll(server.getProperties());
        return properties;
    }

    /// Whether a server is set.
    public boolean works() {
        return server.getHost() != null;
    }

    public MailSettings settings() {
        return settings;
    }

    /// What mails are made in.
    public Session session() {
        return session;
    }

    /// Begins a conversation with the server.
    ///
    /// @return empty when it cannot be reached, or does not let us in
    public Optional<MailLine> open() {
        var host = server.getHost();
        if (host == null) return Optional.empty();
        try {
            var transport = session.getTransport(server.getProtocol());
            transport.connect(host, port(server.getPort()), server.getUsername(), server.getPassword());
            return Optional.of(new MailLine(transport));
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static int port(@Nullable Integer port) {
        return port == null ? -1 : port;
    }
}
