package dev.noroshi.stix;

import com.networknt.schema.Error;
import dev.noroshi.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Judges an object: what it is, its schema, its pattern.
final class ObjectCheck {

    private static final int TOLD = 3;
    /// What came with STIX 2.1: types, and members that 2.0 gives no object outside its own `x_` names.
    private static final Set<String> NEWER_TYPES = Set.of("extension-definition", "grouping", "incident",
            "infrastructure", "language-content", "location", "malware-analysis", "note", "opinion");
    private static final Set<String> NEWER_MEMBERS = Set.of("confidence", "extensions", "lang", "pattern_type");

    private final ReadingLimits limits;

    ObjectCheck(ReadingLimits limits) {
        this.limits = limits;
    }

    /// @param place what it is called when it has no name
    ReadObject judge(JsonNode node, String place) {
        var id = node.path("id").stringValue("");
        var name = StixId.parse(id).isPresent() ? id : place;
        var says = node.path("modified").stringValue(node.path("created").stringValue(""));
        var version = StixTime.read(says);
        var problems = new ArrayList<Problem>(identity(node, id));
        var spec = spec(node);
        if (problems.isEmpty()) {
            if (spec.isEmpty()) problems.add(Problem.of("spec_version", "stix.spec"));
            else if (spec.get().equals("2.1")) problems.addAll(schema(node));
            else problems.addAll(older(node));
        }
        if (problems.isEmpty()) problems.addAll(times(node));
        if (problems.isEmpty()) problems.addAll(pattern(node));
        var text = node.toString();
        if (text.length() > limits.objectLength())
            problems.add(Problem.of("", "stix.long", Integer.toString(limits.objectLength())));
        if (hasHalfCharacters(text)) problems.add(Problem.of("", "not-a-character"));
        return problems.isEmpty()
                ? new ReadObject.Sound(id, node.path("type").stringValue(""), spec.orElse("2.1"), version,
                        TlpMark.of(node),
                        text)
                : new ReadObject.Unsound(name, version.isPresent() ? says : "", problems);
    }

    /// What must be right before anything else is looked at.
    private static List<Problem> identity(JsonNode node, String id) {
        if (!node.isObject()) return List.of(Problem.of("", "stix.no-object"));
        var type = node.path("type").stringValue("");
        if (!StixId.isType(type) || type.equals("bundle")) return List.of(Problem.of("type", "stix.type"));
        return StixId.parse(id).filter(each -> each.type().equals(type)).isPresent()
                ? List.of()
                : List.of(Problem.of("id", "stix.id", type));
    }

    /// What does not say so is of STIX 2.0, an observable of 2.1 (section 3.2, `spec_version`). Empty when it says something else, or
    /// does not say so and is nothing 2.0 ever had.
    private static Optional<String> spec(JsonNode node) {
        if (!node.has("spec_version")) {
            if (isObservable(node)) return Optional.of("2.1");
            return isNewer(node) ? Optional.empty() : Optional.of("2.0");
        }
        var spec = node.path("spec_version").stringValue("");
        return spec.equals("2.1") || spec.equals("2.0") ? Optional.of(spec) : Optional.empty();
    }

    /// One of the specification, or of an extension (section 7.3).
    private static boolean isObservable(JsonNode node) {
        return ObservableIds.isObservable(node.path("type").stringValue("")) || node.path("extensions").valueStream()
                .anyMatch(each -> each.path("extension_type").stringValue("").equals("new-sco"));
    }

    private static boolean isNewer(JsonNode node) {
        return NEWER_TYPES.contains(node.path("type").stringValue("")) || NEWER_MEMBERS.stream().anyMatch(node::has);
    }

    private static List<Problem> schema(JsonNode node) {
        var type = node.path("type").stringValue("");
        var kind = node.has("created") ? Schemas.Stranger.TOLD : Schemas.Stranger.OBSERVED;
        try {
            return Schemas.of(type, kind).validate(node).stream().limit(TOLD).map(ObjectCheck::problem).toList();
        } catch (StackOverflowError tooComplicated) {
            return List.of(Problem.of("", "stix.json-limits"));
        }
    }

    private static Problem problem(Error error) {
        var place = String.valueOf(error.getInstanceLocation());
        return Problem.of(place, "stix.schema", place.isEmpty() ? "/" : place, error.getMessage());
    }

    /// There are no schemas of 2.0 here: what every object of it has.
    private static List<Problem> older(JsonNode node) {
        var problems = new ArrayList<Problem>();
        var needed = node.path("type").stringValue("").equals("marking-definition")
                ? List.of("created")
                : List.of("created", "modified");
        for (var member : needed)
            if (StixTime.read(node.path(member).stringValue("")).isEmpty())
                problems.add(Problem.of(member, "stix.time", member));
        return problems;
    }

    private static List<Problem> times(JsonNode node) {
        var problems = new ArrayList<Problem>();
        for (var member : List.of("created", "modified"))
            if (node.has(member) && read(node, member).isEmpty()) problems.add(Problem.of(member, "stix.time", member));
        var created = read(node, "created");
        if (read(node, "modified").filter(modified -> created.filter(modified::isBefore).isPresent()).isPresent())
            problems.add(Problem.of("modified", "stix.modified-before"));
        return problems;
    }

    private static Optional<Instant> read(JsonNode node, String member) {
        return StixTime.read(node.path(member).stringValue(""));
    }

    private static List<Problem> pattern(JsonNode node) {
        if (!node.path("type").stringValue("").equals("indicator")) return List.of();
        var isOurs = node.path("pattern_type").stringValue("stix").equals("stix");
        return isOurs ? Patterns.problems(node.path("pattern").stringValue("")) : List.of();
    }

    private static boolean hasHalfCharacters(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                return true;
            i++;
        }
        return false;
    }
}
