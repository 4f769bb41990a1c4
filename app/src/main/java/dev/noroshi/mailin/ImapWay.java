package dev.noroshi.mailin;

import dev.noroshi.mailin.MailInSettings.Tls;
import jakarta.annotation.PreDestroy;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The mailbox: takes what is not seen yet, and marks or moves it when it is kept. Whoever dies in between finds it again,
/// and the door knows that it has it.
@Component
class ImapWay {

    private static final Logger LOG = LoggerFactory.getLogger(ImapWay.class);
    private static final long ENDING_SECONDS = 3;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final MailInSettings settings;
    private final MailDoor door;
    private final SslBundles certificates;
    private final ScheduledExecutorService alarm = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("mailbox-alarm").daemon().factory());
    private @Nullable Thread watch;
    private volatile boolean ending;
    private volatile @Nullable IMAPFolder open;

    ImapWay(MailInSettings settings, MailDoor door, SslBundles certificates) {
        this.settings = settings;
        this.door = door;
        this.certificates = certificates;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (settings.imap().host() == null) return;
        // a bundle that is not there keeps the program from starting
        var session = session();
        watch = Thread.ofPlatform().name("mailbox").daemon().start(() -> watch(session));
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        alarm.shutdownNow();
        if (watch == null) return;
        nudge();
        watch.interrupt();
        watch.join(java.time.Duration.ofSeconds(ENDING_SECONDS));
    }

    private void watch(Session session) {
        var complained = false;
        while (!ending)
            try (var store = (IMAPStore) session.getStore(protocol())) {
                var imap = settings.imap();
                store.connect(imap.host(), imap.port(), imap.user(), imap.password());
                complained = false;
                stay(store, (IMAPFolder) store.getFolder(imap.folder()));
            } catch (MessagingException | RuntimeException e) {
                if (!complained && !ending)
                    LOG.warn("The mailbox cannot be read and is tried again: {}", why(e));
                complained = true;
                rest();
            }
    }

    /// For the operator, who can do something about it.
    private static String why(Exception failure) {
        if (failure instanceof AuthenticationFailedException)
            return "it does not let us in; see noroshi.mail-in.imap.user and .password";
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SSLException || String.valueOf(cause.getMessage()).contains("STARTTLS"))
                return "no TLS with it, or its certificate is not one we trust; see noroshi.mail-in.imap.tls and .tls-bundle";
        return failure.getClass().getSimpleName();
    }

    private void stay(IMAPStore store, IMAPFolder folder) throws MessagingException {
        // asked before, so that one connection is enough
        var tells = store.hasCapability("IDLE");
        folder.open(Folder.READ_WRITE);
        open = folder;
        try (folder) {
            while (!ending) {
                takeAll(folder);
                if (ending) return;
                if (tells)
                    idle(folder);
                else
                    rest();
            }
        } finally {
            open = null;
        }
    }

    /// Takes until none has come since we looked. A server tells of a mail once, be it in its answer to something else, and
    /// would not tell of it again while we wait.
    private void takeAll(IMAPFolder folder) throws MessagingException {
        int known;
        int moved;
        do {
            known = folder.getMessageCount();
            moved = 0;
            for (var message : folder.search(new FlagTerm(new Flags(Flag.SEEN), false)))
                if (!ending && take(folder, (IMAPMessage) message)) moved++;
        } while (!ending && folder.getMessageCount() != known - moved);
    }

    /// @return whether it is no longer in the folder
    private boolean take(IMAPFolder folder, IMAPMessage message) throws MessagingException {
        message.setPeek(true);
        var raw = new Limited((int) settings.limits().size().toBytes());
        try {
            message.writeTo(raw);
        } catch (IOException e) {
            // longer than we take: what we have of it is enough to say so
            if (!raw.isFull) throw new MessagingException("A mail could not be fetched");
        }
        door.take(raw.bytes.toByteArray(), Way.IMAP);
        message.setFlag(Flag.SEEN, true);
        var seen = settings.imap().seenFolder();
        if (seen != null) move(folder, message, seen);
        message.invalidateHeaders();
        return seen != null;
    }

    private static void move(IMAPFolder folder, Message message, String to) throws MessagingException {
        var target = folder.getStore().getFolder(to);
        if (!target.exists()) target.create(Folder.HOLDS_MESSAGES);
        folder.copyMessages(new Message[]{message}, target);
        message.setFlag(Flag.DELETED, true);
        folder.expunge(new Message[]{message});
    }

    /// Waits until the server tells of something, and no longer than between two looks.
    private void idle(IMAPFolder folder) throws MessagingException {
        var ringing = alarm.schedule(this::nudge, settings.imap().pause().toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            ringing.cancel(false);
        }
    }

    /// Any other command ends the waiting.
    private void nudge() {
        var folder = open;
        try {
            if (folder != null) folder.doCommand(protocol -> {
                protocol.noop();
                return null;
            });
        } catch (MessagingException | RuntimeException e) {
            // it is over already
        }
    }

    private void rest() {
        try {
            Thread.sleep(settings.imap().pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
    }

    private String protocol() {
        return settings.imap().tls() == Tls.IMPLICIT ? "imaps" : "imap";
    }

    private Session session() {
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.setProperty(prefix + "timeout",
                Long.toString(settings.imap().pause().toMillis() + ANSWER_MILLIS));
        properties.setProperty(prefix + "writetimeout", Integer.toString(ANSWER_MILLIS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.imap().tls() == Tls.STARTTLS));
        properties.setProperty(prefix + "partialfetch", "true");
        var bundle = settings.imap().tlsBundle();
        if (bundle != null)
            properties.put(prefix + "ssl.socketFactory",
                    certificates.getBundle(bundle).createSslContext().getSocketFactory());
        return Session.getInstance(properties);
    }

    /// Keeps one byte more than a mail may have, so that the reader sees that it is too long.
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int limit;
        private boolean isFull;

        Limited(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[]{(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            var room = limit + 1 - bytes.size();
            bytes.write(from, offset, Math.min(room, length));
            if (length < room) return;
            isFull = true;
            throw new IOException("Longer than a mail may be");
        }
    }
}
