package dev.noroshi.bulletin;

import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.words.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a provider of CSAF documents gives out (CSAF 2.0, section 7): the documents with their hashes, and three ways to
/// find them: by list, by list of changes, by ROLIE feed (RFC 8322 in JSON). Each document is signed by a key of the house.
@Component
public class CsafDirectory {

    private final PublicAdvisories advisories;
    private final CsafDocument documents;
    private final Publisher publisher;
    private final BulletinSettings settings;
    private final SigningKeys keys;
    private final Words words;
    private final Clock clock;

    CsafDirectory(PublicAdvisories advisories, CsafDocument documents, Publisher publisher, BulletinSettings settings,
            SigningKeys keys, Words words, Clock clock) {
        this.advisories = advisories;
        this.documents = documents;
        this.publisher = publisher;
        this.settings = settings;
        this.keys = keys;
        this.words = words;
        this.clock = clock;
    }

    /// A document, if there is one of that year and name.
    public Optional<byte[]> document(CsafPlace place, String year, String file) {
        return CsafPlace.number(file).flatMap(advisories::find)
                .filter(found -> Integer.toString(CsafPlace.year(found)).equals(year))
                .map(found -> documents.write(found, place));
    }

    /// The hash of a document in the form `sha256sum` writes and checks (requirement 18).
    ///
    /// @param algorithm `sha256` or `sha512`
    public Optional<byte[]> hash(CsafPlace place, String year, String file, String algorithm) {
        return document(place, year, file)
                .map(bytes -> text(digest(algorithm, bytes) + "  " + file + "\n"));
    }

    /// The OpenPGP signature of a document, to stand beside it (requirement 19).
    public Optional<byte[]> signature(CsafPlace place, String year, String file) {
        return document(place, year, file).map(bytes -> text(keys.sign(bytes)));
    }

    /// A public key, by its fingerprint (requirement 20).
    public Optional<byte[]> key(String fingerprint) {
        return keys.find(fingerprint).map(key -> text(key.armoured()));
    }

    private static String digest(String algorithm, byte[] bytes) {
        if (algorithm.equals("sha256")) return Sha256.hex(bytes);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512", e);
        }
    }

    /// Who publishes, and where (requirement 7).
    public byte[] metadata(CsafPlace place) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("canonical_url", place.metadata());
        var distributions = json.putArray("distributions");
        distributions.addObject().put("directory_url", place.directory());
        var rolie = distributions.addObject().putObject("rolie");
        rolie.putArray("feeds").addObject()
                .put("summary", words.say(Language.EN, "bulletin.out.feed", publisher.name(Language.EN)))
                .put("tlp_label", "WHITE").put("url", place.feed());
        rolie.putArray("services").add(place.service());
        json.put("last_updated", changed(advisories.all()).toString());
        json.put("list_on_CSAF_aggregators", settings.listed());
        json.put("metadata_version", "2.0");
        json.put("mirror_on_CSAF_aggregators", settings.mirrored());
        var published = json.putArray("public_openpgp_keys");
        keys.published().forEach(key -> published.addObject().put("fingerprint", key.fingerprint())
                .put("url", place.key(key.fingerprint())));
        json.set("publisher", publisher.json(Language.EN, place));
        // hashes, signatures and key are there (7.2.3); what is not fetched by TLS (requirement 3) is no provider's yet
        json.put("role", place.isSecure() ? "csaf_trusted_provider" : "csaf_provider");
        return CsafDocument.bytes(json);
    }

    /// Every document, the newest first (requirement 12).
    public byte[] index() {
        return text(advisories.all().stream().map(each -> CsafPlace.path(each) + "\n").collect(Collectors.joining()));
    }

    /// The same with the time of its latest change (requirement 13).
    public byte[] changes() {
        return text(advisories.all().stream()
                .map(each -> "\"%s\",\"%s\"\n".formatted(CsafPlace.path(each), each.lastAt()))
                .collect(Collectors.joining()));
    }

    /// The ROLIE feed (requirement 15).
    public byte[] feed(CsafPlace place) {
        var all = advisories.all();
        var json = JsonNodeFactory.instance.objectNode();
        var feed = json.putObject("feed").put("id", "csaf-feed-tlp-white");
        feed.put("title", words.say(Language.EN, "bulletin.out.feed", publisher.name(Language.EN)));
        var links = feed.putArray("link");
        links.addObject().put("rel", "self").put("href", place.feed());
        links.addObject().put("rel", "service").put("href", place.service());
        feed.putArray("category").addObject().put("scheme", "urn:ietf:params:rolie:category:information-type")
                .put("term", "csaf");
        feed.put("updated", changed(all).toString());
        var entries = feed.putArray("entry");
        for (var each : all) {
            var address = place.document(each);
            var entry = entries.addObject().put("id", each.id()).put("title", documents.title(each));
            var files = entry.putArray("link");
            files.addObject().put("rel", "self").put("href", address);
            files.addObject().put("rel", "hash").put("href", address + ".sha256");
            files.addObject().put("rel", "hash").put("href", address + ".sha512");
            files.addObject().put("rel", "signature").put("href", address + CsafPlace.SIGNATURE);
            entry.put("published", each.firstAt().toString()).put("updated", each.lastAt().toString());
            entry.putObject("content").put("type", "application/json").put("src", address);
            entry.putObject("format").put("schema", CsafDocument.SCHEMA).put("version", "2.0");
        }
        return CsafDocument.bytes(json);
    }

    /// Which feeds there are (requirement 16).
    public byte[] service(CsafPlace place) {
        var json = JsonNodeFactory.instance.objectNode();
        var workspace = json.putObject("service").putArray("workspace").addObject()
                .put("title", words.say(Language.EN, "bulletin.out.workspace", publisher.name(Language.EN)));
        var collection = workspace.putArray("collection").addObject().put("title",
                words.say(Language.EN, "bulletin.out.feed", publisher.name(Language.EN))).put("href", place.feed());
        collection.putObject("categories").putArray("category").addObject()
                .put("scheme", "urn:ietf:params:rolie:category:information-type").put("term", "csaf");
        return CsafDocument.bytes(json);
    }

    /// Without any advisory it is the beginning of today.
    private Instant changed(List<PublicAdvisory> all) {
        return all.isEmpty()
                ? LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant()
                : all.getFirst().lastAt();
    }

    /// Without any advisory a list is an empty line: an answer without a body goes out before its headers are complete.
    private static byte[] text(String text) {
        return (text.isEmpty() ? "\n" : text).getBytes(StandardCharsets.UTF_8);
    }

    /// Another text whenever any of the files may have changed.
    public String edition() {
        return advisories.edition() + LocalDate.now(clock).toString().toLowerCase(Locale.ROOT);
    }
}
