package dev.noroshi.bulletin;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.seal.HouseKeys;
import dev.noroshi.platform.seal.HouseKeys.Published;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The keys what is public is signed with, in the folder `csaf-keys` of the data folder; the first is made when it is needed.
@Component
public class SigningKeys {

    private static final String FOLDER = "csaf-keys";

    private final HouseKeys keys;
    private final Publisher publisher;
    private final Clock clock;

    SigningKeys(NoroshiSettings settings, Publisher publisher, Clock clock) {
        this.keys = new HouseKeys(settings.data().resolve(FOLDER));
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Those that are good today, the one that signs first.
    public List<Published> published() {
        return keys.published(holder(), clock.instant());
    }

    /// Those that end after a moment and by another. The next one is made first where it is time for it; where nothing was ever signed
    /// there is none.
    List<Published> ending(Instant after, Instant by) {
        if (keys.all().isEmpty()) return List.of();
        published();
        return keys.all().stream().filter(each -> each.until().isAfter(after) && !each.until().isAfter(by)).toList();
    }

    Optional<Published> find(String fingerprint) {
        return keys.find(fingerprint);
    }

    /// Armoured, as it stands beside a document.
    String sign(byte[] document) {
        return keys.sign(document, holder(), clock.instant());
    }

    private String holder() {
        return publisher.name(Language.EN) + " (CSAF)";
    }
}
