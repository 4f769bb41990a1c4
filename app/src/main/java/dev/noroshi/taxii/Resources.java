package dev.noroshi.taxii;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.BodyLimits;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the server says of itself and of its collections.
@Component
class Resources {

    /// What our collections hold.
    private static final String STIX = "application/stix+json;version=2.1";
    private static final String OLDER = "application/stix+json;version=2.0";

    private final Words words;
    private final Directory directory;
    private final TaxiiSettings settings;
    private final Clock clock;

    Resources(Words words, Directory directory, TaxiiSettings settings, Clock clock) {
        this.words = words;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /// Section 4.1.1. Without a public address the root is told by its path, which is right behind any proxy.
    ObjectNode discovery(HttpServletRequest request) {
        var root = settings.publicAddress() == null
                ? TaxiiDoor.ROOT
                : settings.publicAddress().resolve(TaxiiDoor.ROOT).toString();
        var json = JsonNodeFactory.instance.objectNode().put("title", say(request, "taxii.title"))
                .put("description", say(request, "taxii.description")).put("default", root);
        json.putArray("api_roots").add(root);
        return json;
    }

    /// Section 4.2.1.
    ObjectNode root(HttpServletRequest request) {
        var json = JsonNodeFactory.instance.objectNode().put("title", say(request, "taxii.title"))
                .put("description", say(request, "taxii.root"));
        json.putArray("versions").add(MediaTypes.TAXII);
        return json.put("max_content_length", BodyLimits.ENVELOPE);
    }

    /// Section 5.1.1: of none, the list is left out.
    ObjectNode collections(HttpServletRequest request, Sight sight, List<Collection> known) {
        var json = JsonNodeFactory.instance.objectNode();
        if (known.isEmpty()) return json;
        var array = json.putArray("collections");
        known.forEach(each -> array.add(collection(request, sight, each)));
        return json;
    }

    /// Section 5.2.1.
    ObjectNode collection(HttpServletRequest request, Sight sight, Collection collection) {
        var language = Languages.of(request);
        var json = JsonNodeFactory.instance.objectNode().put("id", collection.id().toString())
                .put("title", title(language, collection))
                .put("description", words.say(language, "taxii.about." + collection.kind()))
                .put("alias", alias(collection)).put("can_read", true).put("can_write", sight.writes(collection));
        var types = json.putArray("media_types").add(STIX);
        if (collection.kind() == Collection.Kind.QUARANTINE) types.add(OLDER);
        return json;
    }

    /// Unique in the root: a word people remember.
    static String alias(Collection collection) {
        var kind = collection.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return collection.code().isEmpty()
                ? kind
                : kind + "-" + collection.code().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String title(Language language, Collection collection) {
        var code = collection.code();
        return words.say(language, "taxii.collection." + collection.kind(), switch (collection.kind()) {
            case ALL, DRILL, C4TAP, C4TAP_DRILL -> "";
            case TLP -> Tlp.valueOf(code).label();
            case PRODUCT -> words.say(language, "platform.importance." + code);
            case SECTOR -> directory.sector(new SectorCode(code)).map(sector -> label(sector, language)).orElse(code);
            case QUARANTINE -> sender(new OrganisationId(code), language);
        });
    }

    /// By its name, or by its code where the registry does not know it today.
    private String sender(OrganisationId organisation, Language language) {
        return directory.organisation(organisation, LocalDate.now(clock)).map(each -> each.name(language))
                .orElse(organisation.value());
    }

    private static String label(Sector sector, Language language) {
        return sector.label(language);
    }

    private String say(HttpServletRequest request, String key) {
        return words.say(Languages.of(request), key);
    }
}
