package dev.noroshi.exchange;

import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.TlpMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the markings of a peer mean to us. Those of TLP, 1.0 and 2.0, need no explanation; others are written here by their id.
/// What nobody explained is [#UNKNOWN].
///
/// @param ours what each of theirs means; under "" what is not marked at all
public record Markings(Map<String, Tlp> ours) {

    /// What it is when nobody knows.
    public static final Tlp UNKNOWN = Tlp.AMBER_STRICT;
    /// Nothing is explained.
    public static final Markings NONE = new Markings(Map.of());
    private static final String UNMARKED = "none";
    private static final int MOST = 100;

    public Markings {
        ours = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ours));
    }

    /// What came of reading what somebody wrote.
    sealed interface Read {
        record Good(Markings markings) implements Read {
        }

        record Bad(List<Problem> problems) implements Read {
        }
    }

    /// Reads lines such as `marking-definition--… = GREEN`; `none = CLEAR` is said of what is not marked.
    static Read read(String text) {
        var ours = new LinkedHashMap<String, Tlp>();
        var problems = new ArrayList<Problem>();
        var number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) continue;
            var parts = line.split("=", 2);
            var theirs = theirs(parts[0].strip());
            var tlp = parts.length == 2 ? Tlp.parse(parts[1]) : Optional.<Tlp>empty();
            if (theirs.isEmpty() || tlp.isEmpty() || ours.size() == MOST)
                problems.add(Problem.of("markings", "exchange.markings", Integer.toString(number)));
            else
                ours.put(theirs.get(), tlp.get());
        }
        return problems.isEmpty() ? new Read.Good(new Markings(ours)) : new Read.Bad(problems);
    }

    private static Optional<String> theirs(String written) {
        if (written.equalsIgnoreCase(UNMARKED)) return Optional.of("");
        return StixId.parse(written).filter(id -> id.type().equals("marking-definition")).map(StixId::toString);
    }

    /// As [#read] reads it.
    public String text() {
        return ours.entrySet().stream().map(
                each -> (each.getKey().isEmpty() ? UNMARKED : each.getKey()) + " = " + each.getValue().label())
                .collect(Collectors.joining("\n"));
    }

    /// How far an object may go at most: as the narrowest of its markings says.
    public Tlp of(JsonNode object) {
        var refs = TlpMark.levels(object).stream().flatMap(List::stream).toList();
        if (refs.isEmpty()) return ours.getOrDefault("", UNKNOWN);
        var strange = refs.stream().filter(ref -> TlpMark.narrowest(List.of(ref)).isEmpty())
                .map(ref -> ref.isEmpty() ? UNKNOWN : ours.getOrDefault(ref, UNKNOWN)).reduce(Tlp::narrowest);
        var known = TlpMark.of(object);
        return strange.map(tlp -> known.map(tlp::narrowest).orElse(tlp)).orElseGet(() -> known.orElse(UNKNOWN));
    }
}
