package dev.noroshi.stix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The ids of observables: a UUID of version 5 over their contributing members (sections 2.9 and 6).
public final class ObservableIds {

    /// "ID Contributing Properties" of each type, as section 6 lists them.
    private static final Map<String, List<String>> CONTRIBUTING = Map.ofEntries(
            Map.entry("artifact", List.of("hashes", "payload_bin")), Map.entry("autonomous-system", List.of("number")),
            Map.entry("directory", List.of("path")), Map.entry("domain-name", List.of("value")),
            Map.entry("email-addr", List.of("value")),
            Map.entry("email-message", List.of("from_ref", "subject", "body")),
            Map.entry("file", List.of("hashes", "name", "extensions", "parent_directory_ref")),
            Map.entry("ipv4-addr", List.of("value")), Map.entry("ipv6-addr", List.of("value")),
            Map.entry("mac-addr", List.of("value")), Map.entry("mutex", List.of("name")),
            Map.entry("network-traffic", List.of("start", "end", "src_ref", "dst_ref", "src_port", "dst_port",
                    "protocols", "extensions")),
            Map.entry("software", List.of("name", "cpe", "swid", "vendor", "version")),
            Map.entry("url", List.of("value")),
            Map.entry("user-account", List.of("account_type", "user_id", "account_login")),
            Map.entry("windows-registry-key", List.of("key", "values")),
            Map.entry("x509-certificate", List.of("hashes", "serial_number")));

    /// Of several hashes the first of these counts, else the first by name.
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    private ObservableIds() {
    }

    /// Whether the type is one of an observable.
    public static boolean isObservable(String type) {
        return CONTRIBUTING.containsKey(type) || type.equals("process");
    }

    /// The id that follows from the members; empty where none of them contributes (a process has a random one).
    public static Optional<StixId> of(String type, ObjectNode members) {
        var chosen = JsonNodeFactory.instance.objectNode();
        for (var name : CONTRIBUTING.getOrDefault(type, List.of())) {
            var value = members.get(name);
            if (value != null) chosen.set(name, name.equals("hashes") ? first(value) : value);
        }
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new StixId(type, StixId.version5(StixId.OBSERVABLES, CanonicalJson.write(chosen))));
    }

    private static JsonNode first(JsonNode hashes) {
        var only = JsonNodeFactory.instance.objectNode();
        for (var name : HASHES)
            if (hashes.has(name)) return only.set(name, hashes.get(name));
        return hashes.propertyNames().stream().sorted().findFirst()
                .<JsonNode>map(name -> only.set(name, hashes.get(name))).orElse(hashes);
    }
}
