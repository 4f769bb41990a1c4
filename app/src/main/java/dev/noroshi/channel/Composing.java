package dev.noroshi.channel;

import dev.noroshi.channel.KeyRows.Sealing;
import dev.noroshi.channel.Letters.Letter;
import dev.noroshi.delivery.Carried;
import dev.noroshi.platform.mail.Entity;
import dev.noroshi.platform.seal.Medium;
import dev.noroshi.platform.seal.Sealed;
import dev.noroshi.platform.seal.Seals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes the mails: in clear text without content for whoever has no key; encrypted for whoever has a good one, with what
/// may be read by mail; and where a key is good no longer or fails, without content again and with a word about why.
@Component
class Composing {

    private final Letters letters;
    private final Contents contents;
    private final KeyRows keys;
    private final Signing signing;
    private final Clock clock;

    Composing(Letters letters, Contents contents, KeyRows keys, Signing signing, Clock clock) {
        this.letters = letters;
        this.contents = contents;
        this.keys = keys;
        this.signing = signing;
        this.clock = clock;
    }

    /// A mail but for its address.
    ///
    /// @param subject in clear text whatever the rest is
    record Composed(String subject, Entity body) {
    }

    /// The keys of those who are written to, the last entered first; who has none is left out.
    Map<Party, List<KeyOnFile>> keys(Collection<Message> messages) {
        return keys.of(messages.stream().map(Message::to).collect(Collectors.toSet()));
    }

    /// A mail about messages to the same party.
    ///
    /// @param known the keys of those who are written to
    Composed compose(List<Message> messages, Map<Party, List<KeyOnFile>> known) {
        var held = known.getOrDefault(messages.getFirst().to(), List.of());
        var letter = letters.about(messages);
        if (held.isEmpty()) return inClear(letter);
        var now = clock.instant();
        var good = held.stream().filter(key -> key.isGood(now)).findFirst();
        if (good.isPresent()) return sealed(messages, letter, good.get());
        return unsealed(messages, letter, switch (held.getFirst().state(now)) {
            case REVOKED -> Cause.KEY_REVOKED;
            case EXPIRED -> Cause.KEY_EXPIRED;
            case TO_COME, GOOD, ENDING -> Cause.KEY_UNUSABLE;
        });
    }

    private Composed inClear(Letter letter) {
        return new Composed(letter.subject(), signing.sign(Entity.text(letter.text())));
    }

    private Composed sealed(List<Message> messages, Letter letter, KeyOnFile key) {
        var written = new LinkedHashMap<Message, Carried.Written>();
        for (var message : messages)
            contents.of(message).ifPresent(found -> written.put(message, found));
        var inside = written.isEmpty() ? Entity.text(letter.text()) : withContent(messages, written);
        var isSigned = key.medium() == Medium.SMIME;
        return switch (Seals.encrypt(isSigned ? signing.sign(inside) : inside, key.medium(), key.encoded(),
                clock.instant())) {
            case Sealed.Done(var entity) -> {
                note(messages, new Sealing(key.medium(), !written.isEmpty(), null));
                yield new Composed(letter.subject(), entity);
            }
            case Sealed.Failed _ -> unsealed(messages, letter, Cause.KEY_UNUSABLE);
        };
    }

    /// Nothing of the content is touched on this way.
    private Composed unsealed(List<Message> messages, Letter letter, Cause cause) {
        note(messages, new Sealing(null, false, cause));
        return inClear(letters.unsealed(messages.getFirst().language(), letter, cause));
    }

    private Entity withContent(List<Message> messages, Map<Message, Carried.Written> written) {
        var parts = new ArrayList<Entity>();
        parts.add(Entity.text(letters.withContent(messages, written)));
        written.values().stream().flatMap(each -> each.files().stream())
                .map(file -> Entity.file(file.name(), file.mediaType(), file.content())).forEach(parts::add);
        return parts.size() == 1 ? parts.getFirst() : Entity.of("mixed", parts);
    }

    private void note(List<Message> messages, Sealing sealing) {
        keys.note(messages.stream().map(Message::id).toList(), sealing, clock.instant());
    }
}
