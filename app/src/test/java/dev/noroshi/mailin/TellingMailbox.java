package dev.noroshi.mailin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mailbox on a server that tells of each new mail once, in its next answer, as RFC 3501 (5.2) lets it and Dovecot does.
final class TellingMailbox implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ServerSocket socket;
    private final Manners manners;
    private final ObjIntConsumer<TellingMailbox> seen;
    private final List<byte[]> mails = new ArrayList<>();
    private final Set<Integer> read = new HashSet<>();
    private final List<Conversation> waiting = new ArrayList<>();
    private final CountDownLatch idling = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final @Nullable SSLContext tls;

    /// What the server can do.
    enum Manners {
        /// It tells of new mails (IDLE, RFC 2177).
        TELLS,
        /// It has to be asked.
        IS_ASKED,
        /// It tells of new mails to whoever begins with STARTTLS (RFC 3501, 6.2.1), and lets nobody else sign in.
        STARTS_TLS
    }

    /// @param seen told of each mail that is being marked as seen, by its number, before that is answered
    TellingMailbox(Manners manners, ObjIntConsumer<TellingMailbox> seen) {
        this(manners, seen, null);
    }

    /// @param tls its certificate, if it speaks TLS
    TellingMailbox(Manners manners, ObjIntConsumer<TellingMailbox> seen, @Nullable SSLContext tls) {
        this.manners = manners;
        this.seen = seen;
        this.tls = tls;
        try {
            var sockets = tls == null || manners == Manners.STARTS_TLS
                    ? ServerSocketFactory.getDefault()
                    : tls.getServerSocketFactory();
            this.socket = sockets.createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// A mail comes.
    synchronized void deliver(byte[] mail) throws UncheckedIOException {
        mails.add(mail);
        try {
            for (var each : waiting)
                each.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The commands it was given, in capitals.
    List<String> heard() {
        return List.copyOf(heard);
    }

    /// Waits until somebody waits for mails here.
    void awaitIdling() throws InterruptedException {
        if (!idling.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("Nobody waits for mails");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed())
            try {
                var line = socket.accept();
                Thread.ofVirtual().start(() -> converse(line));
            } catch (IOException e) {
                // the end
            }
    }

    private void converse(Socket line) {
        try (line) {
            new Conversation(line).go();
        } catch (IOException e) {
            // whoever called has gone
        }
    }

    private static int number(String rest) {
        return Integer.parseInt(rest.split(" ", 2)[0]);
    }

    private final class Conversation {

        private Socket line;
        private OutputStream out;
        private BufferedReader in;
        private boolean isOpen;
        private boolean isStarted;
        private int told;

        Conversation(Socket line) throws IOException {
            this.line = line;
            out = line.getOutputStream();
            in = reader(line);
        }

        private static BufferedReader reader(Socket line) throws IOException {
            return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
        }

        private void startTls() throws IOException {
            var under = (SSLSocket) Objects.requireNonNull(tls).getSocketFactory().createSocket(line,
                    line.getInetAddress().getHostAddress(), line.getPort(), true);
            under.setUseClientMode(false);
            line = under;
            out = under.getOutputStream();
            in = reader(under);
            isStarted = true;
        }

        private String abilities() {
            return switch (manners) {
                case TELLS -> " IDLE";
                case IS_ASKED -> "";
                case STARTS_TLS -> isStarted ? " IDLE" : " STARTTLS LOGINDISABLED";
            };
        }

        void go() throws IOException {
            say("* OK ready");
            var tag = "";
            for (var said = in.readLine(); said != null; said = in.readLine())
                if (said.equals("DONE")) {
                    leave(tag);
                } else {
                    var words = said.split(" ", 3);
                    tag = words[0];
                    answer(tag, words[1].toUpperCase(Locale.ROOT), words.length > 2 ? words[2] : "");
                }
        }

        private void answer(String tag, String command, String rest) throws IOException {
            heard.add(command);
            switch (command) {
                case "CAPABILITY" -> say("* CAPABILITY IMAP4rev1" + abilities());
                case "STARTTLS" -> {
                    finish(tag);
                    startTls();
                    return;
                }
                case "SELECT" -> select();
                case "SEARCH" -> search();
                case "FETCH" -> fetch(number(rest), rest);
                case "STORE" -> seen(number(rest));
                case "IDLE" -> {
                    idle();
                    return;
                }
                default -> {
                    // signing in, NOOP and taking leave need no more than a yes
                }
            }
            finish(tag);
        }

        private void select() throws IOException {
            synchronized (TellingMailbox.this) {
                isOpen = true;
                told = mails.size();
                say("* FLAGS (\\Seen \\Deleted)");
                say("* " + told + " EXISTS");
                say("* OK [UIDVALIDITY 1] x");
            }
        }

        private void search() throws IOException {
            synchronized (TellingMailbox.this) {
                say("* SEARCH" + IntStream.rangeClosed(1, told).filter(n -> !read.contains(n))
                        .mapToObj(n -> " " + n).collect(Collectors.joining()));
            }
        }

        private void fetch(int number, String what) throws IOException {
            byte[] mail;
            synchronized (TellingMailbox.this) {
                mail = mails.get(number - 1);
            }
            if (!what.contains("BODY")) {
                say("* " + number + " FETCH (RFC822.SIZE " + mail.length + ")");
                return;
            }
            var from = what.contains("<") ? Integer.parseInt(what.replaceAll(".*<(\\d+)\\..*", "$1")) : 0;
            var part = new String(mail, from, mail.length - from, StandardCharsets.ISO_8859_1);
            say("* " + number + " FETCH (BODY[]" + (what.contains("<") ? "<" + from + ">" : "") + " {" + part.length()
                    + "}\r\n" + part + ")");
        }

        private void seen(int number) throws IOException {
            seen.accept(TellingMailbox.this, number);
            synchronized (TellingMailbox.this) {
                read.add(number);
            }
            say("* " + number + " FETCH (FLAGS (\\Seen))");
        }

        private void idle() throws IOException {
            synchronized (TellingMailbox.this) {
                say("+ idling");
                tell();
                waiting.add(this);
                idling.countDown();
            }
        }

        private void leave(String tag) throws IOException {
            synchronized (TellingMailbox.this) {
                waiting.remove(this);
            }
            finish(tag);
        }

        private void finish(String tag) throws IOException {
            synchronized (TellingMailbox.this) {
                tell();
                say(tag + " OK done");
            }
        }

        /// How many there are, if that has not been told.
        private void tell() throws IOException {
            if (!isOpen || told == mails.size()) return;
            told = mails.size();
            say("* " + told + " EXISTS");
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
