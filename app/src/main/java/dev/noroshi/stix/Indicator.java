package dev.noroshi.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/// By what something is recognised (section 4.7).
///
/// @param pattern in the language of STIX
/// @param confidence 0 to 100
/// @param phases steps of the attack it belongs to
public record Indicator(Common common, Optional<String> name, List<String> kinds, String pattern, Instant validFrom,
        Optional<Instant> validUntil, OptionalInt confidence, List<Phase> phases) implements Told {

    public Indicator {
        if (!Patterns.problems(pattern).isEmpty())
            throw new IllegalArgumentException("No pattern: " + pattern);
        if (confidence.isPresent() && (confidence.getAsInt() < 0 || confidence.getAsInt() > 100))
            throw new IllegalArgumentException("No confidence: " + confidence.getAsInt());
        kinds = List.copyOf(kinds);
        phases = List.copyOf(phases);
    }

    /// A step of an attack, such as `initial-access` in `mitre-attack`.
    public record Phase(String chain, String name) {
    }

    @Override
    public ObjectNode json() {
        var json = common.json();
        name.ifPresent(text -> json.put("name", text));
        if (!kinds.isEmpty()) kinds.forEach(json.putArray("indicator_types")::add);
        json.put("pattern", pattern).put("pattern_type", "stix").put("pattern_version", "2.1")
                .put("valid_from", StixTime.write(validFrom));
        validUntil.ifPresent(until -> json.put("valid_until", StixTime.write(until)));
        if (!phases.isEmpty()) {
            var array = json.putArray("kill_chain_phases");
            phases.forEach(phase -> array.addObject().put("kill_chain_name", phase.chain())
                    .put("phase_name", phase.name()));
        }
        confidence.ifPresent(value -> json.put("confidence", value));
        return common.finish(json);
    }
}
