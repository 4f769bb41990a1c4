package dev.noroshi.exchange;

import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.stix.Indicator;
import dev.noroshi.stix.Patterns;
import dev.noroshi.stix.StixTime;
import dev.noroshi.stix.Tactics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an object says that can be recognised: the values of an indicator's pattern, of an observable, the number of a
/// weakness, each as what its place says it is. Other objects say nothing of the kind.
///
/// @param name what the object calls itself; "" where it does not
/// @param values each once
/// @param left what it says besides that is not taken, and why
/// @param confidence from 0 to 100; null where it does not say
/// @param from since when it holds; null where it does not say
/// @param until how long it holds; null where it does not say
/// @param techniques ids of MITRE ATT&CK
/// @param standing whether it was revoked
record Values(String name, List<Found> values, List<Problem> left, @Nullable Integer confidence,
        @Nullable Instant from, @Nullable Instant until, List<String> techniques, Occasion occasion,
        Standing standing) {

    private static final int LONGEST = 4_000;
    private static final int MOST_CONFIDENCE = 100;
    private static final int MOST_TECHNIQUES = 20;
    private static final String STIX = "stix";

    Values {
        values = List.copyOf(values);
        left = List.copyOf(left);
        techniques = List.copyOf(techniques);
    }

    /// Whether it still stands.
    enum Standing {
        STANDS, REVOKED
    }

    static Values of(JsonNode object) {
        var confidence = object.path("confidence").asInt(-1);
        var meanings = meanings(object);
        var until = time(object, "valid_until");
        // what ends before it begins has no beginning anybody could mean
        var from = time(object, "valid_from").filter(each -> until.filter(end -> !each.isBefore(end)).isEmpty());
        return new Values(clean(object.path("name").asString("")), meanings.taken(), meanings.left(),
                confidence < 0 || confidence > MOST_CONFIDENCE ? null : confidence, from.orElse(null),
                until.orElse(null), techniques(object), occasion(object),
                object.path("revoked").asBoolean(false) ? Standing.REVOKED : Standing.STANDS);
    }

    private static Optional<Instant> time(JsonNode object, String member) {
        return StixTime.read(object.path(member).asString(""));
    }

    private static Meanings meanings(JsonNode object) {
        var type = object.path("type").asString("");
        var meanings = new Meanings();
        switch (type) {
            case "indicator" -> {
                var language = object.path("pattern_type").asString(STIX);
                if (language.equals(STIX)) Patterns.said(object.path("pattern").asString("")).forEach(meanings::take);
                else meanings.leave(Problem.of("pattern", "exchange.left.language", clean(language)));
            }
            case "ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr" ->
                meanings.stands(type, List.of("value"), object.path("value").asString(""));
            case "file", "artifact" -> {
                object.path("hashes").properties().forEach(hash -> meanings.stands(type,
                        List.of("hashes", hash.getKey()), hash.getValue().asString("")));
                if (type.equals("file")) meanings.stands(type, List.of("name"), object.path("name").asString(""));
            }
            case "windows-registry-key" ->
                meanings.stands(type, List.of("key"), object.path("key").asString(""));
            case "vulnerability" -> weaknesses(object).forEach(meanings::take);
            default -> {
                // it tells of people, campaigns and the like
            }
        }
        return meanings;
    }

    private static List<Found> weaknesses(JsonNode object) {
        var texts = new ArrayList<>(List.of(object.path("name").asString("")));
        object.path("external_references").forEach(each -> {
            if (each.path("source_name").asString("").equals("cve")) texts.add(each.path("external_id").asString(""));
        });
        return texts.stream().filter(each -> each.length() <= LONGEST).flatMap(each -> Finder.in(clean(each)).stream())
                .filter(each -> each.type() == IndicatorType.CVE).toList();
    }

    /// A technique is a reference, a tactic a step of the kill chain.
    private static List<String> techniques(JsonNode object) {
        var found = new LinkedHashSet<String>();
        object.path("external_references").forEach(each -> Optional.of(each.path("external_id").asString(""))
                .filter(id -> id.matches("TA?\\d{4}(?:\\.\\d{3})?")).ifPresent(found::add));
        object.path("kill_chain_phases").forEach(each -> Tactics.id(new Indicator.Phase(
                each.path("kill_chain_name").asString(""), each.path("phase_name").asString("")))
                .ifPresent(found::add));
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
