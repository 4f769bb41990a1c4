package dev.noroshi.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The version that says that an object stands no longer (section 3.6.3) and says nothing more of what it said.
public final class Revocations {

    private static final List<String> KEPT = List.of("type", "spec_version", "id", "created_by_ref", "created");
    private static final List<String> MARKED = List.of("lang", "object_marking_refs");
    /// Types whose required members beyond the name say nothing, or can be said without content.
    private static final Set<String> NAMED = Set.of("vulnerability", "course-of-action", "attack-pattern", "campaign",
            "infrastructure", "intrusion-set", "threat-actor", "tool", "incident");

    private Revocations() {
    }

    /// Revokes an object.
    ///
    /// @param last its latest version
    /// @param at when; later than the latest version, or a millisecond after that
    /// @param name what is said where the schema asks for a name or a text
    /// @return empty for a type that has no such version: an observable, a marking
    public static Optional<ObjectNode> of(JsonNode last, Instant at, String name) {
        var modified = StixTime.read(last.path("modified").stringValue(""));
        if (modified.isEmpty()) return Optional.empty();
        var revoked = JsonNodeFactory.instance.objectNode();
        KEPT.forEach(member -> keep(last, revoked, member));
        revoked.put("modified", StixTime.write(later(at, modified.get()))).put("revoked", true);
        if (!saysNothing(revoked, last, name)) return Optional.empty();
        MARKED.forEach(member -> keep(last, revoked, member));
        return Optional.of(revoked);
    }

    /// A version that says nothing any more of what the object said, but does not revoke it: a later version, made already, is told to
    /// its readers yet. An indicator holds no longer in it.
    ///
    /// @param last its latest version
    /// @param name what is said where the schema asks for a name or a text
    /// @param before the later version: this one comes before it
    /// @return empty for a type that has no such version, and where nothing fits between the two
    public static Optional<ObjectNode> emptied(JsonNode last, String name, Instant before) {
        var modified = StixTime.read(last.path("modified").stringValue(""));
        return modified.map(at -> at.plusMillis(1)).filter(at -> at.isBefore(before))
                .flatMap(at -> of(last, at, name).map(revoked -> {
                    revoked.remove("revoked");
                    StixTime.read(revoked.path("valid_from").stringValue("")).ifPresent(
                            from -> revoked.put("valid_until", StixTime.write(from.plusMillis(1))));
                    return revoked.put("modified", StixTime.write(at));
                }));
    }

    private static Instant later(Instant at, Instant before) {
        return at.isAfter(before.plusMillis(1)) ? at : before.plusMillis(1);
    }

    private static void keep(JsonNode last, ObjectNode revoked, String member) {
        var value = last.get(member);
        if (value != null) revoked.set(member, value);
    }

    private static boolean saysNothing(ObjectNode revoked, JsonNode last, String name) {
        var type = last.path("type").stringValue("");
        switch (type) {
            case "report" -> {
                keep(last, revoked.put("name", name), "published");
                revoked.putArray("object_refs").add(teller(last));
            }
            case "note" -> revoked.put("content", name).putArray("object_refs").add(teller(last));
            case "indicator" -> keep(last, revoked.put("name", name).put("pattern", "[x-revoked:value = 'revoked']")
                    .put("pattern_type", "stix").put("pattern_version", "2.1"), "valid_from");
            case "observed-data" -> {
                for (var member : List.of("first_observed", "last_observed", "number_observed"))
                    keep(last, revoked, member);
                // the ids of what was observed follow from it, and would say it
                revoked.putArray("object_refs").add(last.path("id").stringValue("").replaceFirst("^.+?--", "file--"));
            }
            case "identity" -> keep(last, revoked.put("name", name), "identity_class");
            case "malware" -> keep(last, revoked.put("name", name), "is_family");
            default -> {
                if (!NAMED.contains(type)) return false;
                revoked.put("name", name);
            }
        }
        return true;
    }

    /// Some object must be named; who tells it is known anyway.
    private static String teller(JsonNode last) {
        return last.path("created_by_ref").stringValue(last.path("id").stringValue(""));
    }
}
