package dev.noroshi.platform.mail;

import dev.noroshi.platform.mail.MailAnswer.Hurdle;
import dev.noroshi.platform.outbound.HeldSocket;
import jakarta.annotation.PreDestroy;
import jakarta.mail.AuthenticationFailedException;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The server mails are given to. Looks at the settings itself: Spring's own sender is a bean or none as it was decided when
/// the program was prepared.
@Component
@EnableConfigurationProperties(MailSettings.class)
public class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "60000";
    private static final Duration KEEP = Duration.ofSeconds(5);

    private final MailSettings settings;
    private final MailProperties server;
    private final HeldSocket.Factory sockets = new HeldSocket.Factory();
    private final Session session;
    private final MailLines lines;
    /// What kept us out last; null as long as we are let in.
    private final AtomicReference<@Nullable Hurdle> hurdle = new AtomicReference<>();

    MailServer(Environment environment, MailSettings settings, SslBundles certificates) {
        this.settings = settings;
        this.server = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        var properties = properties(server, sockets);
        encrypt(properties, server.getSsl(), certificates);
        this.session = Session.getInstance(properties);
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

    /// A bundle says whom to trust, with TLS from the beginning and with STARTTLS.
    private static void encrypt(Properties properties, MailProperties.Ssl ssl, SslBundles certificates) {
        var bundle = ssl.getBundle();
        for (var protocol : new String[]{"smtp", "smtps"}) {
            properties.setProperty("mail." + protocol + ".ssl.checkserveridentity",
                    Boolean.toString(ssl.isVerifyHostname()));
            if (ssl.isEnabled()) properties.setProperty("mail." + protocol + ".ssl.enable", "true");
            if (bundle != null)
                properties.put("mail." + protocol + ".ssl.socketFactory",
                        certificates.getBundle(bundle).createSslContext().getSocketFactory());
        }
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
        // few, and each waits for a server that uses the processor meanwhile: a virtual one would come in turn twice for each answer
        try (var conversations = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("mail").factory())) {
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
                answer.accept(mail.get().about(), new MailAnswer.NotLetIn(hurdle()));
        }
    }

    /// Begins a conversation with the server.
    private Optional<MailLine> open() {
        var host = server.getHost();
        if (host == null) return Optional.empty();
        var wire = new MailWire(session, server.getProtocol(), sockets);
        try {
            wire.open(host, port(server.getPort()), server.getUsername(), server.getPassword());
            hurdle.set(null);
            return Optional.of(new MailLine(wire));
        } catch (MessagingException e) {
            kept(hurdle(e), e);
            return Optional.empty();
        }
    }

    private Hurdle hurdle() {
        var known = hurdle.get();
        return known == null ? Hurdle.AWAY : known;
    }

    /// An administrator is told once.
    private void kept(Hurdle by, MessagingException e) {
        // what a server says may name people
        if (hurdle.getAndSet(by) != by)
            LOG.warn("The mail server does not let us in ({}): {}", by, e.getClass().getSimpleName());
    }

    private static Hurdle hurdle(MessagingException e) {
        if (e instanceof AuthenticationFailedException) return Hurdle.SIGN_IN;
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SSLException) return Hurdle.UNTRUSTED;
        // Angus Mail has no exception of its own for a server that does not know STARTTLS where it must
        return String.valueOf(e.getMessage()).startsWith("STARTTLS is required") ? Hurdle.UNTRUSTED : Hurdle.AWAY;
    }

    private static int port(@Nullable Integer port) {
        return port == null ? -1 : port;
    }

    @PreDestroy
    void hangUp() {
        lines.close();
    }
}
