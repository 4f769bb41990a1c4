package dev.noroshi.channel;

import dev.noroshi.delivery.Carried;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import dev.noroshi.platform.work.Recent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a message in clear text says: number, importance, marking and a link, and not a word of what the parcel carries.
@Component
class Letters {

    private final Recent<Gist, Letter> recent = new Recent<>();
    private final Words words;
    private final ChannelSettings settings;

    Letters(Words words, ChannelSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    /// @param subject one line
    /// @param text lines ended by `\n`
    record Letter(String subject, String text) {
    }

    /// A letter about one message, or about several to the same party.
    Letter about(List<Message> messages) {
        return messages.size() == 1
                ? recent.of(Gist.of(messages.getFirst()), () -> write(messages))
                : write(messages);
    }

    /// What a letter about one message depends on: thousands who are told of the same get the same letter.
    private record Gist(String letter, Language language, Occasion occasion, Tlp tlp, @Nullable Importance importance,
            @Nullable String number, String link, Instant createdAt) {

        static Gist of(Message message) {
            return new Gist(kind(message), message.language(), message.occasion(), message.tlp(),
                    message.importance(), message.number(), message.link(), message.createdAt());
        }
    }

    /// What is said of it; keys of other rooms are others than those mails are encrypted with.
    private static String kind(Message message) {
        return message.reason() == Reason.KEY && !message.task().equals(KeyWarnings.TASK)
                ? message.reason() + "." + message.task()
                : message.reason().name();
    }

    private Letter write(List<Message> messages) {
        var first = messages.getFirst();
        var language = first.language();
        var isAlone = messages.size() == 1;
        var subject = isAlone
                ? words.say(language, "channel.letter.subject." + kind(first), envelope(language, first))
                : words.say(language, "channel.letter.subject.digest", messages.size());
        var lines = messages.stream().map(message -> line(language, message)).collect(Collectors.joining("\n\n"));
        var text = words.say(language, isAlone ? "channel.letter.text." + kind(first) : "channel.letter.text.digest",
                lines, messages.size());
        return new Letter(drill(language, first, subject), text);
    }

    /// The same letter with a word about why it was not encrypted.
    Letter unsealed(Language language, Letter letter, Cause cause) {
        return new Letter(letter.subject(), letter.text() + "\n"
                + words.say(language, "channel.letter.unsealed", words.say(language, "channel.cause." + cause)) + "\n");
    }

    /// The text of an encrypted mail: each message, and under it what its reader may have by mail.
    String withContent(List<Message> messages, Map<Message, Carried.Written> written) {
        var language = messages.getFirst().language();
        var lines = messages.stream().map(message -> {
            var content = written.get(message);
            return content == null
                    ? words.say(language, "channel.letter.sealed.without", line(language, message))
                    : words.say(language, "channel.letter.sealed.content", line(language, message),
                            content.tlp().label(), content.text().strip());
        }).collect(Collectors.joining("\n\n"));
        return words.say(language, "channel.letter.text.sealed", lines);
    }

    private String drill(Language language, Message message, String subject) {
        return message.occasion() == Occasion.DRILL ? words.say(language, "channel.letter.drill", subject) : subject;
    }

    /// `警報 TLP:AMBER T5-001`
    private String envelope(Language language, Message message) {
        var importance = Optional.ofNullable(message.importance())
                .map(each -> words.say(language, "platform.importance." + each) + " ").orElse("");
        var number = message.number() == null ? "" : " " + message.number();
        return importance + message.tlp().label() + number;
    }

    private String line(Language language, Message message) {
        return words.say(language, "channel.letter.line", envelope(language, message),
                new Times(language).full(message.createdAt()), address(message.link()));
    }

    /// The link as it can be followed from outside; without a public address the path alone.
    private String address(String link) {
        return settings.publicAddress() == null ? link : settings.publicAddress().resolve(link).toString();
    }
}
