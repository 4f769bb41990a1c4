package dev.noroshi.mailin;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// The listener: takes mails for the addresses of the house, and says 250 when they are kept. It passes nothing on.
@Component
class SmtpWay {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpWay.class);
    private static final int PATIENCE_SECONDS = 60;

    private final MailInSettings settings;
    private final MailDoor door;
    private final SslBundles certificates;
    private final Set<String> recipients;
    private @Nullable SMTPServer server;

    SmtpWay(MailInSettings settings, MailDoor door, SslBundles certificates) {
        this.settings = settings;
        this.door = door;
        this.certificates = certificates;
        this.recipients = settings.smtp().recipients().stream().map(SmtpWay::plain).collect(Collectors.toSet());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var port = settings.smtp().port();
        if (port == null) return;
        if (recipients.isEmpty())
            throw new IllegalStateException(
                    "noroshi.mail-in.smtp.port is set, but no recipients: nothing would be taken");
        server = server(port);
        server.start();
        LOG.info("Mails are taken on port {}", server.getPortAllocated());
    }

    private SMTPServer server(int port) {
        var builder = SMTPServer.port(port).bindAddress(address()).softwareName("Noroshi")
                .maxConnections(settings.smtp().connections()).maxRecipients(20)
                .maxMessageSize((int) settings.limits().size().toBytes())
                .connectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .executorService(Executors.newVirtualThreadPerTaskExecutor()).messageHandlerFactory(Conversation::new);
        var bundle = settings.smtp().tlsBundle();
        if (bundle == null) return builder.hideTLS().build();
        return builder.enableTLS().requireTLS()
                .startTlsSocketFactory(certificates.getBundle(bundle).createSslContext()).build();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.smtp().bind());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("noroshi.mail-in.smtp.bind is no address: " + settings.smtp().bind(), e);
        }
    }

    @PreDestroy
    void end() {
        if (server != null) server.stop();
    }

    /// The port it listens on; 0 when it does not.
    int port() {
        return server == null ? 0 : server.getPortAllocated();
    }

    private static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /// One mail of a conversation.
    private final class Conversation implements MessageHandler {

        private String from = "";

        Conversation(MessageContext context) {
            // who is calling says nothing about who wrote the mail
        }

        @Override
        public void from(String from) {
            this.from = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (!recipients.contains(plain(recipient))) throw new RejectException(550, "5.1.1 No such mailbox here");
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            var raw = whole(data);
            try {
                door.take(raw, Way.SMTP);
            } catch (RuntimeException e) {
                LOG.warn("A mail could not be kept and will come again: {}", e.getClass().getSimpleName());
                throw new RejectException(451, "4.3.0 Try again later");
            }
            return null;
        }

        /// The last server writes above a mail where it is sent back to (RFC 5321, 4.4).
        private byte[] whole(InputStream data) throws RejectException, IOException {
            var limit = settings.limits().size().toBytes();
            var raw = new ByteArrayOutputStream();
            raw.writeBytes(("Return-Path: <" + from.replaceAll("[\\p{Cntrl}<>]", "") + ">\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            var buffer = new byte[1 << 16];
            var isTooLong = false;
            for (var read = data.read(buffer); read >= 0; read = data.read(buffer)) {
                isTooLong |= raw.size() + read > limit;
                if (!isTooLong) raw.write(buffer, 0, read);
            }
            if (isTooLong) throw new RejectException(552, "5.3.4 Longer than mails may be here");
            return raw.toByteArray();
        }

        @Override
        public void done() {
            // nothing is held
        }
    }
}
