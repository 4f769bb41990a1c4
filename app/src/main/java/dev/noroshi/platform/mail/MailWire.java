package dev.noroshi.platform.mail;

import dev.noroshi.platform.outbound.HeldSocket;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// A connection on which commands are given to a mail server and its answers read, each when we want it. Reaching the server,
/// encryption, signing in and reading answers are Angus Mail's; when something is written and when an answer is waited for is
/// ours, because Angus Mail waits after every command. See docs/adr/0026-many-mails-over-few-lines.md.
final class MailWire extends SMTPTransport {

    /// The server has closed, or is about to (RFC 5321, 3.8).
    private static final int CLOSING = 421;
    private static final int GO_AHEAD = 354;

    private final HeldSocket.Factory sockets;
    private Optional<HeldSocket> socket = Optional.empty();
    /// Where the content of mails is written; it doubles dots and ends lines as SMTP wants it (RFC 5321, 4.5.2).
    private @Nullable OutputStream content;

    MailWire(Session session, String protocol, HeldSocket.Factory sockets) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
        this.sockets = sockets;
    }

    /// What the server said.
    ///
    /// @param code three digits; 0 or less when it said nothing
    record Reply(int code, String text) {

        boolean isPositive() {
            return code / 100 == 2;
        }

        boolean isGoAhead() {
            return code == GO_AHEAD;
        }

        /// Whether nothing more is to be expected on this connection.
        boolean isLast() {
            return code <= 0 || code == CLOSING;
        }
    }

    synchronized void open(String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        connect(host, port, user, password);
        socket = sockets.takeLast();
    }

    /// Whether several commands may go in one write.
    boolean isPipelining() {
        return socket.isPresent() && supportsExtension("PIPELINING");
    }

    /// Whether [#begin] has been asked in this conversation, before which no content can be written.
    boolean isWarm() {
        return content != null;
    }

    /// Writes commands at once without waiting for an answer.
    synchronized void say(List<String> commands) throws MessagingException {
        socket.ifPresent(HeldSocket::hold);
        for (var command : commands)
            sendCommand(command);
        release();
    }

    private void release() throws MessagingException {
        try {
            if (socket.isPresent()) socket.get().release();
        } catch (IOException e) {
            throw new MessagingException("The commands could not be sent", e);
        }
    }

    /// Reads the next answer.
    synchronized Reply hear() throws MessagingException {
        readServerResponse();
        return last();
    }

    synchronized Reply ask(String command) throws MessagingException {
        sendCommand(command);
        return hear();
    }

    /// Asks to take the content of a mail.
    synchronized Reply begin() throws MessagingException {
        if (content != null) return ask("DATA");
        try {
            content = data();
        } catch (SMTPSendFailedException e) {
            // it is not taken; the answer says why
        }
        return last();
    }

    /// Gives over the content of a mail, with commands that go in the same write after it, and reads the first answer.
    synchronized Reply finish(byte[] mail, List<String> after) throws MessagingException {
        if (content == null) throw new IllegalStateException("The server was not asked to take a mail");
        socket.ifPresent(HeldSocket::hold);
        try {
            content.write(mail);
            // what follows is a line of its own
            if (mail.length == 0 || mail[mail.length - 1] != '\n') content.write('\n');
        } catch (IOException e) {
            throw new MessagingException("The mail could not be sent", e);
        }
        sendCommand(".");
        for (var command : after)
            sendCommand(command);
        release();
        return hear();
    }

    private Reply last() {
        var text = getLastServerResponse();
        return new Reply(getLastReturnCode(), text == null ? "" : text);
    }
}
