package dev.noroshi.misp;

import dev.noroshi.bulletin.JsonGate;
import dev.noroshi.bulletin.Unreadable;
import dev.noroshi.indicator.Finder;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads an event of the core format: what has a place in it is kept as it stands there, and of everything else it is said
/// where it stood and why it is not kept.
final class EventReader {

    /// More attributes than anybody looks through; the indicators of one entry end there too.
    static final int MOST_ATTRIBUTES = 5_000;
    private static final int MOST_LEFT = 1_000;
    private static final String TO_A_SHARING_GROUP = "4";
    private static final int LONGEST_TITLE = 2_000;
    private static final Pattern UUID_TEXT = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /// Why something is not kept, by its name; anything else has no place in the format, or none we know.
    private static final Map<String, String> WHY = Map.ofEntries(Map.entry("data", "file"),
            Map.entry("event_creator_email", "person"), Map.entry("SharingGroup", "sharing-group"),
            Map.entry("ShadowAttribute", "proposal"), Map.entry("Sighting", "sighting"),
            Map.entry("RelatedEvent", "related"), Map.entry("RelatedAttribute", "related"),
            Map.entry("CryptographicKey", "signature"), Map.entry("Feed", "related"));

    private final List<LeftOut> left = new ArrayList<>();
    private final SortedSet<String> passed = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private final ZonedDateTime now;

    private EventReader(ZonedDateTime now) {
        this.now = now;
    }

    /// @param now when it is read: what does not say when it is from is from now, as MISP takes it
    static ReadEvent read(byte[] bytes, ZonedDateTime now) {
        try {
            var sent = JsonGate.open(bytes);
            JsonGate.check(sent);
            return new EventReader(now).event(sent);
        } catch (Unreadable unreadable) {
            return new ReadEvent.Unsound(unreadable.problems());
        }
    }

    private ReadEvent event(JsonNode sent) {
        var found = sent.path("Event").isMissingNode() && sent.has("info") ? sent : sent.path("Event");
        if (!(found instanceof ObjectNode event)) return unsound(Problem.of("file", "misp.no-event"));
        var kept = object(event, Shape.EVENT, "Event");
        var uuid = kept.path("uuid").stringValue("");
        if (!UUID_TEXT.matcher(uuid).matches()) problems.add(Problem.of("Event.uuid", "misp.no-uuid"));
        var title = kept.path("info").stringValue("").strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE)
            problems.add(Problem.of("Event.info", "misp.no-info", Integer.toString(LONGEST_TITLE)));
        if (isBlank(kept.path("timestamp"))) kept.put("timestamp", Long.toString(now.toEpochSecond()));
        if (isBlank(kept.path("date"))) kept.put("date", now.toLocalDate().toString());
        var stamp = kept.path("timestamp").asString("");
        if (!stamp.matches("\\d{1,11}")) problems.add(Problem.of("Event.timestamp", "misp.no-timestamp"));
        if (!kept.path("date").stringValue("").matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"))
            problems.add(Problem.of("Event.date", "misp.no-date"));
        var lines = lines(kept);
        if (lines.size() > MOST_ATTRIBUTES)
            problems.add(Problem.of("Event.Attribute", "misp.too-many", Integer.toString(MOST_ATTRIBUTES)));
        if (!problems.isEmpty()) return new ReadEvent.Unsound(problems);
        var id = UUID.fromString(uuid);
        // its number is one of ours: the one it had stands for another event here
        kept.put("id", Long.toString(House.number(id)));
        return new ReadEvent.Sound(id, Long.parseLong(stamp), title, Tags.tlp(kept), occasion(kept), kept,
                Tags.techniques(kept), lines, left, List.copyOf(passed));
    }

    private static ReadEvent unsound(Problem problem) {
        return new ReadEvent.Unsound(List.of(problem));
    }

    private static Occasion occasion(JsonNode event) {
        return Tags.names(event).stream().anyMatch(name -> name.startsWith("exercise:"))
                ? Occasion.DRILL
                : Occasion.REAL;
    }

    private ObjectNode object(ObjectNode sent, Shape shape, String place) {
        var kept = JsonNodeFactory.instance.objectNode();
        for (var member : sent.properties()) {
            var name = member.getKey();
            var value = member.getValue();
            var at = place + "." + shortened(name);
            var part = shape.parts().get(name);
            if (part != null) part(kept, name, value, part, at);
            else if (isBlank(value)) {
                // nothing there, nothing lost; an empty text stays, because it may stand for something
                if (shape.keeps(name) && value.isString()) kept.set(name, value);
            } else if (shape.keeps(name) && isPlain(value)) {
                if (isTooLong(value))
                    problems.add(Problem.of(at, "misp.text-long", at,
                            String.format(Locale.ROOT, "%,d", JsonGate.LONGEST_TEXT)));
                kept.set(name, value);
            } else if (shape.passed().contains(name)) passed.add(name);
            else leave(at, why(shape, name));
        }
        if (kept.path("distribution").asString("").equals(TO_A_SHARING_GROUP)) {
            // without the group nobody would take it; until somebody chooses otherwise it stays where it is
            kept.put("distribution", "0");
            leave(place + ".distribution", "sharing-group");
        }
        return kept;
    }

    private void part(ObjectNode kept, String name, JsonNode value, Shape shape, String at) {
        switch (value) {
            case ObjectNode object -> kept.set(name, object(object, shape, at));
            case ArrayNode list -> {
                var all = kept.putArray(name);
                for (var i = 0; i < list.size(); i++)
                    each(all, name, list.get(i), shape, at + "[" + i + "]");
            }
            default -> {
                if (!isBlank(value)) leave(at, "unknown");
            }
        }
    }

    private void each(ArrayNode all, String name, JsonNode item, Shape shape, String at) {
        if (!(item instanceof ObjectNode object)) leave(at, "unknown");
        else if (name.equals("Tag") && object.path("local").asBoolean(false)) leave(at, "local");
        else
            if (name.equals("Attribute")
                    && (text(object, "type").isBlank() || text(object, "value").isBlank()))
                leave(at, "incomplete");
            else
                all.add(object(object, shape, at));
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).stringValue("");
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isContainer() && value.isEmpty()
                || value.isString() && value.stringValue().isEmpty();
    }

    private static boolean isPlain(JsonNode value) {
        return value.isValueNode() || value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode);
    }

    /// In a reference the other instance repeats what is referred to, which stands in the event itself.
    private static String why(Shape shape, String name) {
        return shape == Shape.REFERENCE && (name.equals("Attribute") || name.equals("Object"))
                ? "copy"
                : WHY.getOrDefault(name, "unknown");
    }

    private static boolean isTooLong(JsonNode value) {
        return value.isArray()
                ? value.valueStream().anyMatch(EventReader::isTooLong)
                : value.isString() && value.stringValue().length() > JsonGate.LONGEST_TEXT;
    }

    private void leave(String place, String why) {
        if (left.size() < MOST_LEFT) left.add(new LeftOut(place, why));
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60).replaceFirst("\\p{Cs}$", "") + "…";
    }

    private static List<ReadEvent.Line> lines(ObjectNode event) {
        var lines = new ArrayList<ReadEvent.Line>();
        lines(event, "Event", lines);
        var n = 0;
        for (var object : event.path("Object"))
            lines(object, "Event.Object[" + n++ + "]", lines);
        return lines;
    }

    private static void lines(JsonNode holder, String place, List<ReadEvent.Line> lines) {
        var n = 0;
        var isGone = holder.path("deleted").asBoolean(false);
        for (var attribute : holder.path("Attribute"))
            lines.add(line(attribute, place + ".Attribute[" + n++ + "]", isGone));
    }

    private static ReadEvent.Line line(JsonNode attribute, String place, boolean isGone) {
        var code = text(attribute, "type");
        var value = text(attribute, "value");
        var type = AttributeType.ofCode(code).filter(each -> !each.means().isEmpty());
        var why = "";
        if (isGone || attribute.path("deleted").asBoolean(false)) why = "deleted";
        else if (type.isEmpty()) why = "no-indicator";
        else
            if (type.get().use() == AttributeType.Use.DETECT && !attribute.path("to_ids").asBoolean(false))
                why = "not-for-detection";
        var text = "";
        if (why.isEmpty()) {
            text = readable(type.orElseThrow(), value);
            var means = type.get().means();
            var found = Finder.in(text);
            // what is read as something else than it says it is, is not taken for either
            if (found.isEmpty() || !found.stream().allMatch(each -> means.contains(each.type()))) why = "unreadable";
        }
        return new ReadEvent.Line(place, code, value, why.isEmpty() ? text : "", why, Tags.tlp(attribute),
                Tags.techniques(attribute));
    }

    /// Two values in one stand apart; a browser's name is found behind its header.
    private static String readable(AttributeType type, String value) {
        var text = value.replace('|', ' ').replaceAll("\\s+", " ");
        return switch (type) {
            case USER_AGENT -> "User-Agent: " + text;
            case IP_DST_PORT, IP_SRC_PORT, HOSTNAME_PORT -> text.replaceFirst(" .*", "");
            default -> text;
        };
    }
}
