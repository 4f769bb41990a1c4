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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A mailbox on a server that tells of each new mail once, in its next answer, as RFC 3501 (5.2) lets it and Dovecot does.
/// One conversation at a time.
final class TellingMailbox implements AutoCloseable {

    private final ServerSocket socket;
    private final ObjIntConsumer<TellingMailbox> seen;
    private final List<byte[]> mails = new ArrayList<>();
    private final Set<Integer> read = new HashSet<>();
    private final CountDownLatch idling = new CountDownLatch(1);
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean isIdling;
    private int told;

    /// @param seen told of each mail that is being marked as seen, by its number, before that is answered
    TellingMailbox(ObjIntConsumer<TellingMailbox> seen) {
        this.seen = seen;
        try {
            this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// A mail comes.
    synchronized void deliver(byte[] mail) {
        mails.add(mail);
        if (!isIdling) return;
        try {
            tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until somebody waits for mails here.
    void awaitIdling() throws InterruptedException {
        idling.await();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed())
            try (var line = socket.accept()) {
                converse(line);
            } catch (IOException e) {
                // whoever called has gone
            }
    }

    private void converse(Socket line) throws IOException {
        out = line.getOutputStream();
        told = 0;
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
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
            case "CAPABILITY" -> say("* CAPABILITY IMAP4rev1 IDLE");
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

    private static int number(String rest) {
        return Integer.parseInt(rest.split(" ", 2)[0]);
    }

    private synchronized void select() throws IOException {
        say("* FLAGS (\\Seen \\Deleted)");
        say("* OK [UIDVALIDITY 1] x");
        tell();
    }

    private synchronized void search() throws IOException {
        say("* SEARCH" + IntStream.rangeClosed(1, mails.size()).filter(n -> !read.contains(n))
                .mapToObj(n -> " " + n).collect(Collectors.joining()));
    }

    private synchronized void fetch(int number, String what) throws IOException {
        var mail = mails.get(number - 1);
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
        seen.accept(this, number);
        synchronized (this) {
            read.add(number);
            say("* " + number + " FETCH (FLAGS (\\Seen))");
        }
    }

    private synchronized void idle() throws IOException {
        say("+ idling");
        tell();
        isIdling = true;
        idling.countDown();
    }

    private synchronized void leave(String tag) throws IOException {
        isIdling = false;
        finish(tag);
    }

    private synchronized void finish(String tag) throws IOException {
        tell();
        say(tag + " OK done");
    }

    /// How many there are, if that has not been told.
    private void tell() throws IOException {
        if (told == mails.size()) return;
        told = mails.size();
        say("* " + told + " EXISTS");
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
