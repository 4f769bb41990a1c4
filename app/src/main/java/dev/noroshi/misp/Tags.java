package dev.noroshi.misp;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Tags: how far something may go, and how it is done.
final class Tags {

    private static final Pattern TECHNIQUE = Pattern.compile("(?<![A-Za-z0-9])TA?\\d{4}(?:\\.\\d{3})?(?![0-9A-Za-z.])");
    private static final String TECHNIQUES = "misp-galaxy:mitre-attack-pattern=";
    private static final String GREY = "#5c6670";

    private Tags() {
    }

    /// The names of a marking. The public one has two that mean the same in TLP 1.0 and 2.0; AMBER+STRICT has none in 1.0, and two
    /// colours on one event would contradict each other.
    static List<String> of(Tlp tlp) {
        return switch (tlp) {
            case RED -> List.of("tlp:red");
            case AMBER_STRICT -> List.of("tlp:amber+strict");
            case AMBER -> List.of("tlp:amber");
            case GREEN -> List.of("tlp:green");
            case CLEAR -> List.of("tlp:clear", "tlp:white");
        };
    }

    /// A technique of MITRE ATT&CK by its id, which is what an advisory has of it.
    static String technique(String id) {
        return TECHNIQUES + "\"" + id + "\"";
    }

    /// The id of the one technique whose tag is looked for; empty where another tag is.
    static Optional<String> techniqueIn(Terms.Term term) {
        var text = term.text();
        return !term.isOpen() && mayBeTechnique(text) && text.length() > TECHNIQUES.length() + 2
                ? Optional.of(text.substring(TECHNIQUES.length() + 1, text.length() - 1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /// Whether what begins like this, up to a `%`, may be the tag of a technique.
    static boolean mayBeTechnique(String text) {
        var length = Math.min((text + "%").indexOf('%'), TECHNIQUES.length());
        return text.regionMatches(true, 0, TECHNIQUES, 0, length);
    }

    static ArrayNode nodes(List<String> names) {
        var nodes = JsonNodeFactory.instance.arrayNode();
        for (var name : names)
            nodes.addObject().put("name", name).put("colour", colour(name));
        return nodes;
    }

    /// The colours of TLP are those of the standard (TLP 2.0, section 3).
    private static String colour(String name) {
        return switch (name) {
            case "tlp:red" -> "#ff2b2b";
            case "tlp:amber", "tlp:amber+strict" -> "#ffc000";
            case "tlp:green" -> "#33ff00";
            case "tlp:clear", "tlp:white" -> "#ffffff";
            default -> GREY;
        };
    }

    /// The narrowest marking of a thing that has tags; empty when none of them is one.
    static Optional<Tlp> tlp(JsonNode thing) {
        return names(thing).stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith("tlp:"))
                .flatMap(name -> Tlp.parse(name).stream()).reduce(Tlp::narrowest);
    }

    /// The ids of MITRE ATT&CK in the tags of a thing and in its galaxies.
    static List<String> techniques(JsonNode thing) {
        var found = new TreeSet<String>();
        for (var name : names(thing))
            if (name.startsWith("misp-galaxy:mitre-")) find(name, found);
        for (var galaxy : thing.path("Galaxy"))
            for (var cluster : galaxy.path("GalaxyCluster")) {
                if (!cluster.path("type").stringValue("").startsWith("mitre-attack-pattern")) continue;
                find(cluster.path("value").stringValue(""), found);
                for (var id : cluster.path("meta").path("external_id"))
                    find(id.stringValue(""), found);
            }
        return List.copyOf(found);
    }

    private static void find(String text, TreeSet<String> found) {
        TECHNIQUE.matcher(text).results().forEach(each -> found.add(each.group()));
    }

    static List<String> names(JsonNode thing) {
        return thing.path("Tag").valueStream().map(tag -> tag.path("name").stringValue("")).toList();
    }
}
