package dev.noroshi.stix;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tactics of MITRE ATT&CK, which are the steps of its kill chains. Names and ids: attack.mitre.org, tactics of the Enterprise
/// and of the ICS matrix, as they stand in its STIX data (`x_mitre_shortname`).
public final class Tactics {

    private static final String ENTERPRISE = "mitre-attack";
    private static final String ICS = "mitre-ics-attack";

    private static final Map<String, Indicator.Phase> PHASES = Map.ofEntries(
            of("TA0043", ENTERPRISE, "reconnaissance"), of("TA0042", ENTERPRISE, "resource-development"),
            of("TA0001", ENTERPRISE, "initial-access"), of("TA0002", ENTERPRISE, "execution"),
            of("TA0003", ENTERPRISE, "persistence"), of("TA0004", ENTERPRISE, "privilege-escalation"),
            of("TA0005", ENTERPRISE, "defense-evasion"), of("TA0006", ENTERPRISE, "credential-access"),
            of("TA0007", ENTERPRISE, "discovery"), of("TA0008", ENTERPRISE, "lateral-movement"),
            of("TA0009", ENTERPRISE, "collection"), of("TA0011", ENTERPRISE, "command-and-control"),
            of("TA0010", ENTERPRISE, "exfiltration"), of("TA0040", ENTERPRISE, "impact"),
            of("TA0108", ICS, "initial-access"), of("TA0104", ICS, "execution"), of("TA0110", ICS, "persistence"),
            of("TA0111", ICS, "privilege-escalation"), of("TA0103", ICS, "evasion"), of("TA0102", ICS, "discovery"),
            of("TA0109", ICS, "lateral-movement"), of("TA0100", ICS, "collection"),
            of("TA0101", ICS, "command-and-control"), of("TA0107", ICS, "inhibit-response-function"),
            of("TA0106", ICS, "impair-process-control"), of("TA0105", ICS, "impact"));

    private static final Map<Indicator.Phase, String> IDS = PHASES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Tactics() {
    }

    private static Map.Entry<String, Indicator.Phase> of(String id, String chain, String name) {
        return Map.entry(id, new Indicator.Phase(chain, name));
    }

    /// The step a tactic is, by its id such as `TA0001`; empty for an id that is none of a tactic we know.
    public static Optional<Indicator.Phase> phase(String id) {
        return Optional.ofNullable(PHASES.get(id));
    }

    /// The tactic of which a step is, by its id; empty for a step of any other chain.
    public static Optional<String> id(Indicator.Phase phase) {
        return Optional.ofNullable(IDS.get(phase));
    }
}
