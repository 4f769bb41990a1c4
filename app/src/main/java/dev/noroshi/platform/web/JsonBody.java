package dev.noroshi.platform.web;

import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of an API call: one JSON object. A handler takes it as a parameter, takes out the members it knows, and then
/// asks for everything that is wrong with it, all at once.
///
/// A member that is `null` counts as missing. What is no JSON at all never gets here: see [JsonBodies].
public final class JsonBody {

    private final ObjectNode members;
    private final String prefix;
    private final List<Problem> problems;
    private final String fingerprint;

    JsonBody(ObjectNode members, String prefix, List<Problem> problems, String fingerprint) {
        this.members = members;
        this.prefix = prefix;
        this.problems = problems;
        this.fingerprint = fingerprint;
    }

    /// A body of members that came some other way: texts, numbers and flags.
    public static JsonBody of(Map<String, ?> members) {
        var object = JsonMapper.shared().<ObjectNode>valueToTree(members);
        return new JsonBody(object, "", new ArrayList<>(), "");
    }

    /// Takes out a text.
    public Optional<String> text(String name) {
        var node = take(name);
        if (node == null) return Optional.empty();
        if (node.isString()) return Optional.of(node.stringValue());
        problem(name, "not-a-text");
        return Optional.empty();
    }

    /// Takes out a whole number.
    public OptionalInt whole(String name) {
        var node = take(name);
        if (node == null) return OptionalInt.empty();
        if (node.isIntegralNumber() && node.canConvertToInt()) return OptionalInt.of(node.intValue());
        problem(name, "not-a-number");
        return OptionalInt.empty();
    }

    /// Takes out `true` or `false`.
    public Optional<Boolean> flag(String name) {
        var node = take(name);
        if (node == null) return Optional.empty();
        if (node.isBoolean()) return Optional.of(node.booleanValue());
        problem(name, "not-a-flag");
        return Optional.empty();
    }

    /// Takes out one of a few words, written as the names of the enum are.
    public <E extends Enum<E>> Optional<E> option(String name, Class<E> options) {
        var written = text(name);
        var found = written.flatMap(word -> Arrays.stream(options.getEnumConstants())
                .filter(option -> option.name().equals(word.strip())).findFirst());
        if (written.isPresent() && found.isEmpty()) problem(name, "no-such-option", shortened(written.get()));
        return found;
    }

    /// Takes out an object whose members are all texts, in their order.
    public Map<String, String> texts(String name) {
        var node = take(name);
        if (node == null) return Map.of();
        if (!(node instanceof ObjectNode object)) {
            problem(name, "not-an-object");
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(member -> {
            if (member.getValue().isString()) texts.put(member.getKey(), member.getValue().stringValue());
            else problem(name + "." + shortened(member.getKey()), "not-a-text");
        });
        return texts;
    }

    /// Takes out an object. What is wrong with it is told by this body.
    public Optional<JsonBody> object(String name) {
        var node = take(name);
        if (node == null) return Optional.empty();
        if (node instanceof ObjectNode object)
            return Optional.of(new JsonBody(object, prefix + name + ".", problems, fingerprint));
        problem(name, "not-an-object");
        return Optional.empty();
    }

    /// Takes out a list of texts.
    public List<String> list(String name) {
        var node = take(name);
        if (node == null) return List.of();
        if (!(node instanceof ArrayNode array)) {
            problem(name, "not-a-list");
            return List.of();
        }
        var list = new ArrayList<String>();
        for (var i = 0; i < array.size(); i++)
            if (array.get(i).isString()) list.add(array.get(i).stringValue());
            else problem(name + "[" + i + "]", "not-a-text");
        return list;
    }

    /// Takes out a list of a few words, written as the names of the enum are; one said twice counts once.
    public <E extends Enum<E>> Set<E> options(String name, Class<E> options) {
        var found = EnumSet.noneOf(options);
        for (var word : list(name))
            Arrays.stream(options.getEnumConstants()).filter(option -> option.name().equals(word.strip())).findFirst()
                    .ifPresentOrElse(found::add, () -> problem(name, "no-such-option", shortened(word)));
        return found;
    }

    /// Takes out a list of objects. What is wrong with one of them is told by this body.
    public List<JsonBody> objects(String name) {
        var node = take(name);
        if (node == null) return List.of();
        if (!(node instanceof ArrayNode array)) {
            problem(name, "not-a-list");
            return List.of();
        }
        var objects = new ArrayList<JsonBody>();
        for (var i = 0; i < array.size(); i++) {
            var at = name + "[" + i + "]";
            if (array.get(i) instanceof ObjectNode object)
                objects.add(new JsonBody(object, prefix + at + ".", problems, fingerprint));
            else
                problem(at, "not-an-object");
        }
        return objects;
    }

    /// The names of the members nobody has taken out yet.
    public Set<String> names() {
        return Set.copyOf(members.propertyNames());
    }

    /// What nobody has taken out yet, for a reader that knows the rest.
    public ObjectNode rest() {
        return members;
    }

    /// Finds fault with every member nobody has taken out.
    public JsonBody refuseOthers() {
        for (var name : members.propertyNames())
            problem(shortened(name), "no-such-field", shortened(name));
        return this;
    }

    /// Finds fault with a member.
    public void problem(String name, String code, String... details) {
        problems.add(Problem.of(prefix + name, code, details));
    }

    /// Everything wrong with what was taken out so far, and with characters that no record can hold.
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// Tells two bodies apart: the same for the same bytes, in hexadecimal.
    public String fingerprint() {
        return fingerprint;
    }

    private @Nullable JsonNode take(String name) {
        var node = members.remove(name);
        return node == null || node.isNull() ? null : node;
    }

    /// At most 60 characters of what was sent, for naming it in a problem.
    public static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
