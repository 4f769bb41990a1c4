package dev.noroshi.channel;

import dev.noroshi.platform.mail.MailAnswer;
import dev.noroshi.platform.mail.MailServer;
import dev.noroshi.platform.mail.OutgoingMail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Mail, through the mail server of the house, several conversations at once. A mail is written when a
/// conversation has room for it.
@Component
class MailChannel implements Channel {

    private final MailServer server;
    private final MailWriting writing;

    MailChannel(MailServer server, MailWriting writing) {
        this.server = server;
        this.writing = writing;
    }

    @Override
    public Means means() {
        return Means.MAIL;
    }

    @Override
    public boolean works() {
        return server.works();
    }

    @Override
    public void hand(List<Message> messages, BiConsumer<Message, Handing> answer) {
        var letters = new ConcurrentLinkedQueue<>(together(messages));
        var keys = writing.keys(messages);
        server.hand(() -> next(letters, keys, answer),
                (letter, said) -> letter.forEach(message -> answer.accept(message, handing(said))));
    }

    /// What is one mail: a digest for each party, everything else alone.
    private static Collection<List<Message>> together(List<Message> messages) {
        var letters = new ArrayList<List<Message>>();
        letters.addAll(messages.stream().filter(message -> message.pace() == Pace.DIGEST)
                .collect(Collectors.groupingBy(message -> List.of(message.to(), message.address()))).values());
        messages.stream().filter(message -> message.pace() == Pace.AT_ONCE).map(List::of).forEach(letters::add);
        return letters;
    }

    /// The next one that can be written.
    private Optional<OutgoingMail<List<Message>>> next(Queue<List<Message>> letters,
            Map<Party, List<KeyOnFile>> keys, BiConsumer<Message, Handing> answer) {
        for (var letter = letters.poll(); letter != null; letter = letters.poll())
            switch (writing.write(letter, keys)) {
            case MailWriting.Written.Mail(var mail) -> {
                return Optional.of(mail);
            }
            case MailWriting.Written.Not(var why) -> {
                // one that breaks it keeps nothing else out of a digest
                if (letter.size() > 1 && why instanceof Handing.Later)
                    letter.forEach(message -> letters.add(List.of(message)));
                else
                    letter.forEach(message -> answer.accept(message, why));
            }
            }
        return Optional.empty();
    }

    private static Handing handing(MailAnswer said) {
        return switch (said) {
            case MailAnswer.Taken(var words) -> new Handing.Handed(words);
            case MailAnswer.NotNow(var status, var words) -> new Handing.Later(Cause.ofMailStatus(status), words);
            case MailAnswer.Refused(var status, var words) -> new Handing.Refused(Cause.ofMailStatus(status), words);
            case MailAnswer.Broken(var how) -> new Handing.Later(Cause.UNREACHABLE, how);
            case MailAnswer.NotLetIn(var hurdle) -> new Handing.Later(Cause.of(hurdle), "");
        };
    }
}
