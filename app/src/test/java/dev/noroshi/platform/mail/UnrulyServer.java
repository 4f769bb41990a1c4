package dev.noroshi.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that keeps what it takes, and otherwise does as it is told: also what no good server does.
final class UnrulyServer implements AutoCloseable {

    /// Instead of an answer: it hangs up.
    static final String HANGS_UP = "hangs up";
    /// Instead of an answer: it says nothing any more, and stays.
    static final String SAYS_NOTHING = "says nothing";
    /// Instead of an answer: what a good server says.
    static final String AS_USUAL = "";

    private final ServerSocket door;
    private final Manners manners;
    private final boolean pipelining;
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final AtomicInteger ahead = new AtomicInteger();

    /// How it answers.
    interface Manners {

        /// @param said a command, `.` for the end of a mail, empty for the call itself
        /// @param call which conversation it is, from 1
        /// @param taken how many mails it has taken in this conversation
        String answer(String said, int call, int taken);
    }

    private UnrulyServer(Manners manners, boolean pipelining) {
        this.manners = manners;
        this.pipelining = pipelining;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    static UnrulyServer with(Manners manners) {
        return new UnrulyServer(manners, true);
    }

    static UnrulyServer withoutPipelining(Manners manners) {
        return new UnrulyServer(manners, false);
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> recipients() {
        return recipients;
    }

    List<String> contents() {
        return contents;
    }

    int calls() {
        return callers.size();
    }

    /// How often somebody went on before they were answered.
    int ahead() {
        return ahead.get();
    }

    void hangUpOnEverybody() {
        callers.forEach(UnrulyServer::hangUp);
    }

    private static void hangUp(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                var caller = door.accept();
                callers.add(caller);
                var number = callers.size();
                Thread.ofVirtual().start(() -> talk(caller, number));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void talk(Socket caller, int number) {
        try (caller;
                var in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
            new Conversation(caller, in, number).go();
        } catch (IOException e) {
            // the other side is gone
        }
    }

    private final class Conversation {
        private final Socket caller;
        private final BufferedReader in;
        private final int number;
        private String recipient = "";
        private int taken;

        Conversation(Socket caller, BufferedReader in, int number) {
            this.caller = caller;
            this.in = in;
            this.number = number;
        }

        void go() throws IOException {
            if (!say("", "220 unruly.example")) return;
            for (var said = in.readLine(); said != null; said = in.readLine()) {
                if (in.ready()) ahead.incrementAndGet();
                if (!answer(said)) return;
            }
        }

        private boolean answer(String said) throws IOException {
            return switch (said.split("[ :]")[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" ->
                    say(said, "250-unruly.example\r\n" + (pipelining ? "250-PIPELINING\r\n" : "") + "250 DSN");
                case "MAIL", "RSET" -> {
                    recipient = "";
                    yield say(said, "250 2.1.0 Ok");
                }
                case "RCPT" -> {
                    var to = said.substring(said.indexOf('<') + 1, said.indexOf('>'));
                    yield say(said, "250 2.1.5 Ok", () -> recipient = to);
                }
                case "DATA" -> data(said);
                case "QUIT" -> {
                    say(said, "221 2.0.0 Bye");
                    yield false;
                }
                default -> say(said, "500 5.5.2 What?");
            };
        }

        private boolean data(String said) throws IOException {
            var given = manners.answer(said, number, taken);
            if (given.equals(AS_USUAL) && recipient.isEmpty()) return write("503 5.5.1 No recipient");
            if (!say(given, said, "354 Go ahead", () -> {
            })) return false;
            if (!given.equals(AS_USUAL) && !given.startsWith("354")) return true;
            var content = new StringBuilder();
            for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) return false;
                content.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            }
            if (in.ready()) ahead.incrementAndGet();
            if (recipient.isEmpty()) return write("554 5.5.1 Nobody");
            return say(".", "250 2.0.0 Ok", () -> {
                recipients.add(recipient);
                contents.add(content.toString());
                taken++;
            });
        }

        private boolean say(String said, String usual) throws IOException {
            return say(said, usual, () -> {
            });
        }

        private boolean say(String said, String usual, Runnable whenPositive) throws IOException {
            return say(manners.answer(said, number, taken), said, usual, whenPositive);
        }

        private boolean say(String given, String said, String usual, Runnable whenPositive) throws IOException {
            return switch (given) {
                case HANGS_UP -> false;
                case SAYS_NOTHING -> {
                    while (in.read() >= 0);
                    yield false;
                }
                case AS_USUAL -> {
                    whenPositive.run();
                    yield write(usual);
                }
                default -> write(given) && !given.startsWith("421");
            };
        }

        private boolean write(String line) throws IOException {
            caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        callers.forEach(UnrulyServer::hangUp);
    }
}
