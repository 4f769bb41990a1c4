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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /// What the server can do.
    enum Manners {
        /// It tells of new mails (IDLE, RFC 2177).
        TELLS,
        /// It has to be asked.
        IS_ASKED
    }

    /// @param seen told of each mail that is being marked as seen, by its number, before that is answered
    TellingMailbox(Manners manners, ObjIntConsumer<TellingMailbox> seen) {
        this.manners = manners;
        this.seen = seen;
        try {
            this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
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
            new Conversation(line.getOutputStream()).go(new BufferedReader(
                    new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // whoever called has gone
        }
    }

    private static int number(String rest) {
        return Integer.parseInt(rest.split(" ", 2)[0]);
    }

    private final class Conversation {

        private final OutputStream out;
        private boolean isOpen;
        private int told;

        Conversation(OutputStream out) {
            this.out = out;
        }

        void go(BufferedReader in) throws IOException {
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
            switch (command) {
                case "CAPABILITY" -> say("* CAPABILITY IMAP4rev1" + (manners == Manners.TELLS ? " IDLE" : ""));
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
