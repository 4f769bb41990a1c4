package dev.noroshi.stix;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON schemas of OASIS (oasis-open/cti-stix2-json-schemas, branch `stix2.1`; their licence stands beside them), loaded when
/// they are first needed. Nothing is ever fetched for them.
final class Schemas {

    private static final String PUBLISHED = "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

    private static final Map<String, String> FOLDERS = folders();

    private static final class Loaded {
        private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Schemas::text));
        private static final Map<String, Schema> BY_TYPE = load();

        private static Map<String, Schema> load() {
            var schemas = new HashMap<String, Schema>();
            FOLDERS.forEach((type, folder) -> schemas.put(type, schema(folder + "/" + type)));
            schemas.put("", schema("common/core"));
            schemas.put("-", schema("common/cyber-observable-core"));
            return Map.copyOf(schemas);
        }

        private static Schema schema(String name) {
            return REGISTRY.getSchema(SchemaLocation.of(PUBLISHED + name + ".json"));
        }
    }

    /// What an object of a type we do not know is: told by somebody at a time, or observed.
    enum Stranger {
        TOLD(""), OBSERVED("-");

        private final String key;

        Stranger(String key) {
            this.key = key;
        }
    }

    private Schemas() {
    }

    static boolean knows(String type) {
        return FOLDERS.containsKey(type);
    }

    /// The schema of a type; of one we do not know, what all objects have in common.
    static Schema of(String type, Stranger otherwise) {
        var known = Loaded.BY_TYPE.get(type);
        var common = Loaded.BY_TYPE.get(otherwise.key);
        if (known != null) return known;
        if (common != null) return common;
        throw new IllegalStateException("The common schemas are there");
    }

    private static Map<String, String> folders() {
        var folders = new HashMap<String, String>();
        put(folders, "sdos", "attack-pattern", "campaign", "course-of-action", "grouping", "identity", "incident",
                "indicator", "infrastructure", "intrusion-set", "location", "malware", "malware-analysis", "note",
                "observed-data", "opinion", "report", "threat-actor", "tool", "vulnerability");
        put(folders, "sros", "relationship", "sighting");
        put(folders, "common", "extension-definition", "language-content", "marking-definition");
        put(folders, "observables", "artifact", "autonomous-system", "directory", "domain-name", "email-addr",
                "email-message", "file", "ipv4-addr", "ipv6-addr", "mac-addr", "mutex", "network-traffic", "process",
                "software", "url", "user-account", "windows-registry-key", "x509-certificate");
        return Map.copyOf(folders);
    }

    private static void put(Map<String, String> folders, String folder, String... types) {
        for (var type : types)
            folders.put(type, folder);
    }

    /// A schema's text, by its address.
    private static @Nullable String text(String address) {
        if (!address.startsWith(PUBLISHED)) return null;
        try (var file = Schemas.class.getResourceAsStream("/stix/schemas/" + address.substring(PUBLISHED.length()))) {
            if (file == null) return null;
            // the same words, found without trying every way to part them: a hostile name would take for ever
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("([a-z][a-z0-9]*)+",
                    "[a-z][a-z0-9]*");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the schema " + address, e);
        }
    }
}
