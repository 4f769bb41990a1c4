package dev.noroshi.stix;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Something that can be seen in a network or on a machine (SCO, section 6). Its id follows from what it is.
public record Observable(StixId id, ObjectNode json) implements StixObject {

    public Observable {
        json = json.deepCopy();
    }

    /// An IPv4 address or network.
    public static Observable ipv4(String address) {
        return withValue("ipv4-addr", address);
    }

    /// An IPv6 address or network.
    public static Observable ipv6(String address) {
        return withValue("ipv6-addr", address);
    }

    public static Observable domain(String name) {
        return withValue("domain-name", name);
    }

    public static Observable url(String url) {
        return withValue("url", url);
    }

    public static Observable mailAddress(String address) {
        return withValue("email-addr", address);
    }

    /// A file, known by its hashes.
    ///
    /// @param hashes by the names of the vocabulary `hash-algorithm-ov`: `MD5`, `SHA-1`, `SHA-256`, `SHA-512`
    public static Observable file(Map<String, String> hashes) {
        if (hashes.isEmpty()) throw new IllegalArgumentException("A file is known by a hash");
        var members = JsonNodeFactory.instance.objectNode();
        var node = members.putObject("hashes");
        new TreeMap<>(hashes).forEach(node::put);
        return of("file", members);
    }

    private static Observable withValue(String type, String value) {
        return of(type, JsonNodeFactory.instance.objectNode().put("value", value));
    }

    private static Observable of(String type, ObjectNode members) {
        var id = ObservableIds.of(type, members).orElseThrow();
        var json = JsonNodeFactory.instance.objectNode().put("type", type).put("spec_version", "2.1").put("id",
                id.toString());
        return new Observable(id, json.setAll(members));
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }
}
