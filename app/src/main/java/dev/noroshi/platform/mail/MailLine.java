package dev.noroshi.platform.mail;

import dev.noroshi.platform.mail.MailWire.Reply;
import dev.noroshi.platform.mail.OutgoingMail.Envelope;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One conversation with the mail server, in which one mail after the other is given to it. For one thread at a time.
///
/// Where the server lets us (PIPELINING, RFC 2920), the end of a mail and the envelope of the next go in one write, so that a
/// mail costs one turn of question and answer instead of four.
final class MailLine {

    private final MailWire wire;
    private final boolean pipelining;
    private final boolean notices;
    /// Whether it has taken a mail; if so, that it closes now says nothing about the mail it was given last.
    private boolean proven;
    private boolean open = true;
    /// Whether the server may still have the beginning of a mail it did not take.
    private boolean begun;

    MailLine(MailWire wire) {
        this.wire = wire;
        this.pipelining = wire.isPipelining();
        this.notices = wire.supportsExtension("DSN");
    }

    /// Whether the conversation can go on.
    boolean isOpen() {
        return open;
    }

    /// Gives the server mails until none is left, or the conversation ends.
    ///
    /// @param next where they come from
    /// @param answer told of each mail once
    /// @return a mail the server has seen nothing of but the envelope, because it closed a conversation that had gone well; it
    /// is to be given over again in another
    <T> Optional<OutgoingMail<T>> hand(OutgoingMail<T> first, Supplier<Optional<OutgoingMail<T>>> next,
            BiConsumer<T, MailAnswer> answer) {
        Optional<OutgoingMail<T>> mail = Optional.of(first);
        var announced = false;
        while (mail.isPresent()) {
            var current = mail.get();
            Reply said;
            try {
                if (!announced) announce(current.envelope());
                said = hearOf(current.envelope());
            } catch (MessagingException e) {
                close();
                if (proven && !isTimeout(e)) return mail;
                answer.accept(current.about(), new MailAnswer.Broken(kind(e)));
                return Optional.empty();
            }
            if (said.isLast()) {
                close();
                if (proven) return mail;
                answer.accept(current.about(), MailAnswers.of(said));
                return Optional.empty();
            }
            if (!said.isGoAhead()) {
                answer.accept(current.about(), MailAnswers.of(said));
                mail = next.get();
                announced = false;
                continue;
            }
            mail = next.get();
            announced = pipelining && mail.isPresent();
            var taken = finish(current, announced ? commands(mail.orElseThrow().envelope(), false) : List.of());
            answer.accept(current.about(), taken);
            if (!open) return mail;
        }
        return Optional.empty();
    }

    private void announce(Envelope envelope) throws MessagingException {
        if (isGrouping()) wire.say(commands(envelope, begun));
    }

    private boolean isGrouping() {
        return pipelining && wire.isWarm();
    }

    private List<String> commands(Envelope envelope, boolean isToReset) {
        var commands = List.of(from(envelope), to(envelope), "DATA");
        return isToReset ? Stream.concat(Stream.of("RSET"), commands.stream()).toList() : commands;
    }

    private String from(Envelope envelope) {
        return "MAIL FROM:<" + (envelope.from() == null ? "" : envelope.from()) + ">" + (notices ? " RET=HDRS" : "");
    }

    private String to(Envelope envelope) {
        return "RCPT TO:<" + envelope.to() + ">" + (notices && !envelope.notices().isEmpty()
                ? " NOTIFY=" + envelope.notices().stream().sorted().map(Enum::name).collect(Collectors.joining(","))
                : "");
    }

    /// What the server says to an envelope: to go ahead, or why not.
    private Reply hearOf(Envelope envelope) throws MessagingException {
        if (!isGrouping()) return askAbout(envelope);
        if (begun) {
            var reset = wire.hear();
            if (reset.isLast()) return reset;
        }
        begun = true;
        var sender = wire.hear();
        if (sender.isLast()) return sender;
        var recipient = wire.hear();
        if (recipient.isLast()) return recipient;
        var data = wire.hear();
        var refusal = sender.isPositive() ? recipient : sender;
        if (refusal.isPositive()) return data;
        // RFC 2920, 3.1: whoever says to go ahead although there is no recipient is given a mail of nothing
        if (data.isGoAhead()) wire.finish(new byte[0], List.of());
        return refusal;
    }

    private Reply askAbout(Envelope envelope) throws MessagingException {
        if (begun) {
            var reset = wire.ask("RSET");
            if (reset.isLast()) return reset;
        }
        begun = true;
        var sender = wire.ask(from(envelope));
        if (!sender.isPositive()) return sender;
        var recipient = wire.ask(to(envelope));
        if (!recipient.isPositive()) return recipient;
        return wire.begin();
    }

    /// Gives over what is in a mail. When this breaks off, the server may have it or not.
    private MailAnswer finish(OutgoingMail<?> mail, List<String> after) {
        try {
            begun = false;
            var said = wire.finish(mail.content(), after);
            if (said.isLast()) close();
            proven |= said.isPositive();
            return MailAnswers.of(said);
        } catch (MessagingException e) {
            close();
            return new MailAnswer.Broken(kind(e));
        }
    }

    private static boolean isTimeout(MessagingException failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }

    private static String kind(MessagingException failure) {
        return (failure.getCause() == null ? failure : failure.getCause()).getClass().getSimpleName();
    }

    /// Takes leave of the server.
    void close() {
        open = false;
        try {
            wire.close();
        } catch (MessagingException e) {
            // it was gone already
        }
    }
}
