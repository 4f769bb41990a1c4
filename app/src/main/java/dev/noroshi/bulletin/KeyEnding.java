package dev.noroshi.bulletin;

import dev.noroshi.access.Permission;
import dev.noroshi.channel.Ending;
import dev.noroshi.directory.Directory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The ends of the keys what is public is signed with. Whoever keeps the sources at the centre is to tell the readers the
/// fingerprint of the next one, which is there ninety days before.
@Component
class KeyEnding implements Ending {

    private static final List<Duration> LEFT = List.of(Duration.ZERO, Duration.ofDays(7), Duration.ofDays(30),
            Duration.ofDays(90));

    private final SigningKeys keys;
    private final Directory directory;
    private final Clock clock;

    KeyEnding(SigningKeys keys, Directory directory, Clock clock) {
        this.keys = keys;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String task() {
        return "bulletin.key";
    }

    @Override
    public List<Duration> left() {
        return LEFT;
    }

    @Override
    public List<End> between(Instant after, Instant by) {
        var whom = new Whom.Post(directory.centre(LocalDate.now(clock)).id(), Permission.EDIT_BULLETIN_SOURCES);
        return keys.ending(after, by).stream().map(each -> new End(
                UUID.nameUUIDFromBytes(("csaf " + each.fingerprint()).getBytes(StandardCharsets.US_ASCII)),
                each.until(),
                "/bulletins/sources", whom)).toList();
    }
}
