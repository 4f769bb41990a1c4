package dev.noroshi.misp;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.misp.Values.Value;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes an advisory as an event (MISP core format). The centre tells it, whoever reported: an event is made of what the
/// advisory says and of nothing behind it.
@Component
class EventWriter {

    private static final String COMPLETED = "2";
    private static final String INHERIT = "5";

    private final House house;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    EventWriter(House house, Directory directory, Words words, Clock clock) {
        this.house = house;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// What is known of an event without looking for what is in it.
    ///
    /// @param centre as [#centre] writes it
    ObjectNode head(Told told, ObjectNode centre) {
        var at = Long.toString(told.at().getEpochSecond());
        var event = JsonNodeFactory.instance.objectNode();
        event.put("id", Integer.toString(told.number())).put("orgc_id", "1").put("org_id", "1")
                .put("date", LocalDate.ofInstant(told.at(), clock.getZone()).toString())
                .put("threat_level_id", threat(told.importance())).put("info", told.printed() + " " + told.title())
                .put("published", true).put("uuid", house.event(told.number()).toString())
                .put("analysis", COMPLETED)
                .put("timestamp", Long.toString(told.changed().getEpochSecond()))
                .put("distribution", distribution(told.tlp()))
                .put("proposal_email_lock", false).put("locked", true).put("publish_timestamp", at)
                .put("sharing_group_id", "0").put("disable_correlation", false).put("extends_uuid", "")
                .put("protected", false);
        event.set("Org", centre.deepCopy());
        event.set("Orgc", centre.deepCopy());
        event.set("Tag", Tags.nodes(tags(told)));
        return event;
    }

    /// The national centre, which tells all of them.
    ObjectNode centre() {
        Organisation centre = directory.centre(LocalDate.now(clock));
        return JsonNodeFactory.instance.objectNode().put("id", "1").put("name", centre.name(Language.JA))
                .put("uuid", house.organisation(centre.id()).toString()).put("local", false);
    }

    private static List<String> tags(Told told) {
        var tags = new ArrayList<>(Tags.of(told.tlp()));
        tags.add("noroshi:importance=\"" + told.importance().name().toLowerCase(java.util.Locale.ROOT) + "\"");
        return tags;
    }

    /// High, medium, low: how soon a response is to be thought of.
    private static String threat(Importance importance) {
        return switch (importance) {
            case WARNING -> "1";
            case ATTENTION -> "2";
            case REFERENCE -> "3";
        };
    }

    /// How far the instance that takes it may let it go by itself: what concerns a sector stays with the organisation that was
    /// handed it; the tags say the rest.
    private static String distribution(Tlp tlp) {
        return switch (tlp) {
            case RED, AMBER_STRICT, AMBER -> "0";
            case GREEN -> "1";
            case CLEAR -> "3";
        };
    }

    /// The whole event.
    ///
    /// @param head as [#head] writes it
    /// @param values what [Values] finds in it
    ObjectNode whole(Language reader, Told told, ObjectNode head, List<Value> values) {
        var event = head.deepCopy();
        var at = event.path("publish_timestamp").stringValue("");
        var id = UUID.fromString(event.path("uuid").stringValue(""));
        var left = new LinkedHashMap<IndicatorId, Value>();
        for (var value : values)
            left.put(IndicatorId.of(value.type(), value.value()), value);
        var count = left.size();
        var techniques = new TreeSet<String>();
        left.values().forEach(value -> techniques.addAll(value.techniques()));
        var parts = new Parts(reader, told, id, at);
        var objects = event.putArray("Object");
        for (var group : FileGroups.in(told.texts().values()))
            if (left.keySet().containsAll(group))
                objects.add(parts.file(group.stream().map(each -> left.remove(each)).toList()));
        for (var each : List.copyOf(left.values()))
            if (AttributeType.of(each.type()) == AttributeType.VULNERABILITY) {
                left.remove(IndicatorId.of(each.type(), each.value()));
                objects.add(parts.vulnerability(each));
            }
        var attributes = event.putArray("Attribute");
        left.values().forEach(value -> attributes.add(parts.attribute(value)));
        event.put("attribute_count", Integer.toString(count));
        event.withArray("Tag").addAll(Tags.nodes(techniques.stream().map(Tags::technique).toList()));
        event.putArray("ShadowAttribute");
        event.putArray("RelatedEvent");
        event.putArray("Galaxy");
        event.putArray("CryptographicKey");
        event.putArray("EventReport").add(parts.report());
        return event;
    }

    /// What stands inside an event.
    private final class Parts {

        private final Language language;
        private final Told told;
        private final UUID event;
        private final String at;

        Parts(Language language, Told told, UUID event, String at) {
            this.language = language;
            this.told = told;
            this.event = event;
            this.at = at;
        }

        ObjectNode attribute(Value value) {
            var type = AttributeType.of(value.type());
            var uuid = House.part(event, "attribute " + value.type() + " " + value.value());
            var detect = type.use() == AttributeType.Use.DETECT && value.isDetected(clock.instant());
            var node = part(uuid).put("type", type.code()).put("category", type.category().code())
                    .put("to_ids", detect).put("value", value.value()).put("comment", comment(value))
                    .put("disable_correlation", false).put("object_id", "0");
            node.putNull("object_relation");
            // from then on it is told otherwise
            value.changed(clock.instant()).filter(since -> since.isAfter(told.at()))
                    .ifPresent(since -> node.put("timestamp", Long.toString(since.getEpochSecond())));
            node.put("first_seen", told.at().toString());
            node.putNull("last_seen");
            if (told.tlp().isWiderThan(value.tlp())) {
                node.put("distribution", distribution(value.tlp()));
                node.set("Tag", Tags.nodes(Tags.of(value.tlp())));
            }
            if (!value.warnings().isEmpty()) {
                var warnings = node.putArray("warnings");
                value.warnings().forEach(each -> warnings.addObject().put("match", each.entry())
                        .put("warninglist_name", words.say(language, "indicator.warning." + each.kind())));
            }
            return node;
        }

        /// Where it stands and why it should not be blocked.
        private String comment(Value value) {
            var said = new ArrayList<String>();
            if (value.confidence() != null) said.add(words.say(language, "misp.confidence", value.confidence()));
            value.warnings().forEach(each -> said.add(words.say(language, "misp.not-blocked",
                    words.say(language, "indicator.warning." + each.kind()))));
            return String.join(" ", said);
        }

        private ObjectNode part(UUID uuid) {
            return JsonNodeFactory.instance.objectNode().put("id", Long.toString(House.number(uuid)))
                    .put("uuid", uuid.toString()).put("event_id", Integer.toString(told.number()))
                    .put("timestamp", at).put("distribution", INHERIT).put("sharing_group_id", "0")
                    .put("deleted", false);
        }

        private ObjectNode object(String name, String category, String template, String version, String description,
                List<Value> values) {
            var uuid = House.part(event, "object " + name + " " + values.getFirst().value());
            var object = part(uuid).put("name", name).put("meta-category", category).put("description", description)
                    .put("template_uuid", template).put("template_version", version).put("comment", "");
            object.putNull("first_seen");
            object.putNull("last_seen");
            object.putArray("ObjectReference");
            var attributes = object.putArray("Attribute");
            for (var each : values) {
                var type = AttributeType.of(each.type());
                attributes.add(attribute(each).put("object_id", object.path("id").stringValue(""))
                        .put("object_relation", type == AttributeType.VULNERABILITY ? "id" : type.code()));
            }
            return object;
        }

        ObjectNode file(List<Value> values) {
            return object("file", "file", "688c46fb-5edb-40a3-8273-1af7923e2215", "24",
                    "File object describing a file with meta-information", values);
        }

        ObjectNode vulnerability(Value value) {
            return object("vulnerability", "vulnerability", "81650945-f186-437b-8945-9f31715d32da", "8",
                    "Vulnerability object describing a common vulnerability enumeration", List.of(value));
        }

        /// What it says, for people.
        ObjectNode report() {
            var text = new StringBuilder();
            told.texts().forEach((field, said) -> text
                    .append("## " + words.say(told.language(), "misp.field." + field.value()) + "\n\n").append(said)
                    .append("\n\n"));
            return part(House.part(event, "report")).put("name", told.printed() + " " + told.title())
                    .put("content", text.toString().stripTrailing());
        }
    }
}
