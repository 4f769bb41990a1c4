package dev.noroshi.exchange;

import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Stated;
import dev.noroshi.kernel.Problem;
import dev.noroshi.stix.Patterns.Said;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes the values of one object as what their places say they are (STIX 2.1, section 6): what stands at `file:name` is the name
/// of a file, whatever it looks like. What cannot be taken so is kept apart with the reason.
final class Meanings {

    private static final int MOST_LEFT = 100;
    private static final int LONGEST_SHOWN = 200;
    private static final Set<String> EQUAL = Set.of("=", "==", "IN");
    private static final String WITHIN = "ISSUBSET";
    /// The keys of the hashing algorithm vocabulary (section 10.7) that are indicators here, without their hyphens.
    private static final Map<String, IndicatorType> HASHES = Map.of("MD5", IndicatorType.MD5, "SHA1",
            IndicatorType.SHA1, "SHA256", IndicatorType.SHA256, "SHA512", IndicatorType.SHA512);
    private static final List<IndicatorType> MACHINES = List.of(IndicatorType.NETWORK, IndicatorType.IPV4,
            IndicatorType.IPV6, IndicatorType.DOMAIN);

    private final Map<String, Found> taken = new LinkedHashMap<>();
    private final Set<Problem> left = new LinkedHashSet<>();

    List<Found> taken() {
        return List.copyOf(taken.values());
    }

    List<Problem> left() {
        return List.copyOf(left);
    }

    /// What stands at a place of an object itself.
    void stands(String object, List<String> way, String value) {
        if (!value.isBlank()) take(new Said(object, way, "=", value));
    }

    /// What a pattern compares something with.
    void take(Said said) {
        var types = types(said);
        if (types.isEmpty()) leave(Problem.of(said.path(), "exchange.left.place", shown(said.path())));
        else
            if (!EQUAL.contains(said.operator())
                    && !(said.operator().equals(WITHIN) && types.contains(IndicatorType.NETWORK)))
                leave(Problem.of(said.path(), "exchange.left.compared", said.path(), said.operator(),
                        shown(said.value())));
            else
                types.stream().flatMap(type -> Stated.read(type, said.value()).stream())
                        .filter(found -> isOfFamily(said, found)).findFirst().ifPresentOrElse(this::take, () -> leave(
                                Problem.of(said.path(), "exchange.left.unfit", said.path(), shown(said.value()))));
    }

    void take(Found found) {
        taken.putIfAbsent(found.type() + " " + found.value(), found);
    }

    void leave(Problem problem) {
        if (left.size() < MOST_LEFT) left.add(problem);
    }

    /// A range of version 6 is none of version 4.
    private static boolean isOfFamily(Said said, Found found) {
        if (found.type() != IndicatorType.NETWORK) return true;
        return switch (said.object()) {
            case "ipv4-addr" -> found.value().indexOf(':') < 0;
            case "ipv6-addr" -> found.value().indexOf(':') >= 0;
            default -> true;
        };
    }

    /// What may stand there; nothing where it is no sign of an attack, or one we do not know.
    private static List<IndicatorType> types(Said said) {
        return switch (said.path()) {
            case "ipv4-addr:value" -> List.of(IndicatorType.NETWORK, IndicatorType.IPV4);
            case "ipv6-addr:value" -> List.of(IndicatorType.NETWORK, IndicatorType.IPV6);
            case "network-traffic:src_ref.value", "network-traffic:dst_ref.value",
                    "domain-name:resolves_to_refs.value" ->
                MACHINES;
            case "domain-name:value" -> List.of(IndicatorType.DOMAIN);
            case "url:value" -> List.of(IndicatorType.URL);
            // to whom it was sent is said of the victim
            case "email-addr:value", "email-message:from_ref.value", "email-message:sender_ref.value" ->
                List.of(IndicatorType.MAIL);
            // the second and third are of STIX 2.0
            case "file:name", "process:name", "process:binary_ref.name", "process:image_ref.name" ->
                List.of(IndicatorType.FILE_NAME);
            case "windows-registry-key:key" -> List.of(IndicatorType.REGISTRY_KEY);
            default -> others(said);
        };
    }

    private static List<IndicatorType> others(Said said) {
        if (said.path().equalsIgnoreCase(
                "network-traffic:extensions.http-request-ext.request_header.User-Agent"))
            return List.of(IndicatorType.USER_AGENT);
        var isHash = said.way().size() == 2 && said.way().getFirst().equals("hashes")
                && (said.object().equals("file") || said.object().equals("artifact"));
        var hash = isHash ? HASHES.get(said.way().getLast().toUpperCase(Locale.ROOT).replace("-", "")) : null;
        return hash == null ? List.of() : List.of(hash);
    }

    private static String shown(String value) {
        var text = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
