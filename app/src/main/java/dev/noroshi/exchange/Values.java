package dev.noroshi.exchange;

import dev.noroshi.indicator.Finder;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.stix.Patterns;
import dev.noroshi.stix.StixTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an object says that can be recognised: the values of an indicator's pattern, of an observable, the number of a
/// weakness. Other objects say nothing of the kind.
///
/// @param name what the object calls itself; "" where it does not
/// @param values as they stand there
/// @param confidence from 0 to 100; null where it does not say
/// @param until how long it holds; null where it does not say
/// @param techniques ids of MITRE ATT&CK
/// @param standing whether it was revoked
record Values(String name, List<String> values, @Nullable Integer confidence, @Nullable Instant until,
        List<String> techniques, Occasion occasion, Standing standing) {

    private static final int LONGEST = 4_000;
    private static final int MOST_CONFIDENCE = 100;
    private static final int MOST_TECHNIQUES = 20;
    private static final Set<String> PLAIN = Set.of("ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr");

    Values {
        values = List.copyOf(values);
        techniques = List.copyOf(techniques);
    }

    /// Whether it still stands.
    enum Standing {
        STANDS, REVOKED
    }

    static Values of(JsonNode object) {
        var confidence = object.path("confidence").asInt(-1);
        return new Values(clean(object.path("name").asString("")), values(object),
                confidence < 0 || confidence > MOST_CONFIDENCE ? null : confidence,
                StixTime.read(object.path("valid_until").asString("")).orElse(null), techniques(object),
                occasion(object), object.path("revoked").asBoolean(false) ? Standing.REVOKED : Standing.STANDS);
    }

    private static List<String> values(JsonNode object) {
        var type = object.path("type").asString("");
        var found = new ArrayList<String>();
        if (PLAIN.contains(type)) found.add(object.path("value").asString(""));
        switch (type) {
            case "indicator" -> {
                if (object.path("pattern_type").asString("stix").equals("stix"))
                    found.addAll(Patterns.texts(object.path("pattern").asString("")));
            }
            case "file" -> {
                object.path("hashes").forEach(hash -> found.add(hash.asString("")));
                found.add(object.path("name").asString(""));
            }
            case "windows-registry-key" -> found.add(object.path("key").asString(""));
            case "vulnerability" -> {
                found.add(object.path("name").asString(""));
                object.path("external_references").forEach(each -> {
                    if (each.path("source_name").asString("").equals("cve"))
                        found.add(each.path("external_id").asString(""));
                });
            }
            default -> {
                // it tells of people, campaigns and the like
            }
        }
        return new LinkedHashSet<>(found.stream().map(Values::clean)
                .filter(each -> each.length() <= LONGEST && !Finder.in(each).isEmpty()).toList()).stream().toList();
    }

    private static List<String> techniques(JsonNode object) {
        var found = new LinkedHashSet<String>();
        object.path("external_references").forEach(each -> Optional.of(each.path("external_id").asString(""))
                .filter(id -> id.matches("TA?\\d{4}(?:\\.\\d{3})?")).ifPresent(found::add));
        return found.stream().limit(MOST_TECHNIQUES).toList();
    }

    /// As our own objects are labelled.
    private static Occasion occasion(JsonNode object) {
        for (var label : object.path("labels"))
            if (label.asString("").equals("drill")) return Occasion.DRILL;
        return Occasion.REAL;
    }

    private static String clean(String text) {
        return text.replaceAll("\\s*[\\r\\n\\u0000]+\\s*", " ").strip();
    }

    boolean isRevoked() {
        return standing == Standing.REVOKED;
    }
}
