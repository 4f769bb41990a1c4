package dev.noroshi.bulletin;

import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who publishes: the centre, by the name it has today.
@Component
@EnableConfigurationProperties(BulletinSettings.class)
class Publisher {

    private final Directory directory;
    private final BulletinSettings settings;
    private final Clock clock;

    Publisher(Directory directory, BulletinSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    String name(Language language) {
        return directory.centre(LocalDate.now(clock)).name(language);
    }

    /// CSAF 2.0, 3.2.1.8. The centre made none of the products and found none of the faults: it coordinates.
    ObjectNode json(Language language, CsafPlace place) {
        var publisher = JsonNodeFactory.instance.objectNode();
        publisher.put("category", "coordinator");
        if (settings.contact() != null) publisher.put("contact_details", settings.contact());
        publisher.put("name", name(language));
        publisher.put("namespace", settings.namespace() == null ? place.base() : settings.namespace().toString());
        return publisher;
    }
}
