package dev.noroshi.platform.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    private static final Duration KEEP = Duration.ofSeconds(5);

    private final MailSettings settings;
    private final MailProperties server;
    private final HeldSocket.Factory sockets = new HeldSocket.Factory();
    private final Session session;
    private final MailLines lines;

    MailServer(Environment environment, MailSettings settings) {
        this.settings = settings;
        this.server = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        this.session = Session.getInstance(properties(server, sockets));
        this.lines = new MailLines(this::open, settings.sessions(), KEEP);
    }

    private static Properties properties(MailProperties server, HeldSocket.Factory sockets) {
        var properties = new Properties();
        for (var protocol : new String[]{"smtp", "smtps"}) {
            properties.setProperty("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
            properties.setProperty("mail." + protocol + ".timeout", ANSWER_MILLIS);
            // whoever takes leave need not wait until it is said back
            properties.setProperty("mail." + protocol + ".quitwait", "false");
            if (server.getUsername() != null) properties.setProperty("mail." + protocol + ".auth", "true");
        }
        properties.put("mail.smtp.socketFactory", sockets);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
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

    /// Gives the server mails, over as many conversations as are set, and returns when none is left. May be called by several
    /// threads at once, which share the conversations.
    ///
    /// @param mails where they come from, until it is empty; asked by several threads at once
    /// @param answer told of each mail once, by several threads at once
    public <T> void hand(Supplier<Optional<OutgoingMail<T>>> mails, BiConsumer<T, MailAnswer> answer) {
        var talk = new Talk<>(mails, answer);
        try (var conversations = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, settings.sessions()).mapToObj(_ -> conversations.submit(talk::goOn)).toList()
                    .forEach(MailServer::await);
        }
        talk.end();
    }

    private static void await(Future<?> conversation) {
        try {
            conversation.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the threads have in common that give over the same mails.
    private final class Talk<T> {

        private final Supplier<Optional<OutgoingMail<T>>> mails;
        private final BiConsumer<T, MailAnswer> answer;
        private final Queue<OutgoingMail<T>> back = new ConcurrentLinkedQueue<>();

        Talk(Supplier<Optional<OutgoingMail<T>>> mails, BiConsumer<T, MailAnswer> answer) {
            this.mails = mails;
            this.answer = answer;
        }

        private Optional<OutgoingMail<T>> next() {
            return Optional.ofNullable(back.poll()).or(mails);
        }

        /// Gives over mails until none is left. Who gets no line gives its mail back to the others: a server may let in fewer
        /// than we would like.
        void goOn() {
            lines.enter();
            Optional<MailLine> line = Optional.empty();
            try {
                for (var mail = next(); mail.isPresent(); mail = next()) {
                    if (line.isEmpty() || !line.get().isOpen()) line = lines.any();
                    for (var left = mail; left.isPresent();) {
                        if (line.isEmpty()) {
                            back.add(left.get());
                            return;
                        }
                        left = line.get().hand(left.get(), this::next, answer);
                        if (left.isPresent()) line = lines.fresh();
                    }
                }
            } finally {
                lines.leave(line);
            }
        }

        /// What was given back is tried once more; when there is still no line, there is none for anybody.
        void end() {
            for (var mail = next(); mail.isPresent(); mail = next()) {
                back.add(mail.get());
                var before = back.size();
                goOn();
                if (back.size() >= before) break;
            }
            for (var mail = next(); mail.isPresent(); mail = next())
                answer.accept(mail.get().about(), new MailAnswer.Broken("ConnectException"));
        }
    }

    /// Begins a conversation with the server.
    private Optional<MailLine> open() {
        var host = server.getHost();
        if (host == null) return Optional.empty();
        var wire = new MailWire(session, server.getProtocol(), sockets);
        try {
            wire.open(host, port(server.getPort()), server.getUsername(), server.getPassword());
            return Optional.of(new MailLine(wire));
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static int port(@Nullable Integer port) {
        return port == null ? -1 : port;
    }

    @PreDestroy
    void hangUp() {
        lines.close();
    }
}
