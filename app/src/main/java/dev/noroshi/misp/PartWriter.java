package dev.noroshi.misp;

import dev.noroshi.kernel.Language;
import dev.noroshi.misp.Placing.Holder;
import dev.noroshi.misp.Values.Value;
import dev.noroshi.platform.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what stands inside the event of an advisory.
final class PartWriter {

    private final House house;
    private final Words words;
    private final Language language;
    private final Told told;
    private final Instant now;

    /// @param language of whoever reads it
    PartWriter(House house, Words words, Language language, Told told, Instant now) {
        this.house = house;
        this.words = words;
        this.language = language;
        this.told = told;
        this.now = now;
    }

    ObjectNode attribute(Placing<Value> placed) {
        var value = placed.value();
        var type = AttributeType.of(value.type());
        var detect = type.use() == AttributeType.Use.DETECT && value.isDetected(now);
        var node = part(placed.name(house, told.number())).put("type", type.code())
                .put("category", type.category().code()).put("to_ids", detect).put("value", value.value())
                .put("comment", comment(value)).put("disable_correlation", false).put("object_id", "0");
        node.putNull("object_relation");
        // from then on it is told otherwise
        value.changed(now).filter(since -> since.isAfter(told.past().since()))
                .ifPresent(since -> node.put("timestamp", seconds(since)));
        node.put("first_seen", told.at().toString());
        node.putNull("last_seen");
        if (told.tlp().isWiderThan(value.tlp())) {
            node.put("distribution", EventWriter.distribution(value.tlp()));
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
                .put("timestamp", seconds(told.past().since())).put("distribution", EventWriter.INHERIT)
                .put("sharing_group_id", "0").put("deleted", false);
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    ObjectNode object(Holder holder, List<Placing<Value>> values) {
        var object = frame(holder.name(house, told.number()), holder);
        var attributes = object.putArray("Attribute");
        for (var each : values) {
            var attribute = within(object, attribute(each), relation(each));
            attributes.add(attribute);
            // instances pass over what is in an object that is no newer than theirs
            if (later(attribute, object)) object.set("timestamp", attribute.path("timestamp"));
        }
        return object;
    }

    private static boolean later(ObjectNode one, ObjectNode other) {
        return Long.parseLong(one.path("timestamp").stringValue("")) > Long
                .parseLong(other.path("timestamp").stringValue(""));
    }

    private static String relation(Placing<Value> placed) {
        var type = AttributeType.of(placed.found().type());
        return type == AttributeType.VULNERABILITY ? "id" : type.code();
    }

    private static ObjectNode within(ObjectNode object, ObjectNode attribute, String relation) {
        return attribute.put("object_id", object.path("id").stringValue("")).put("object_relation", relation);
    }

    private ObjectNode frame(UUID uuid, Holder holder) {
        var template = holder.template();
        return frame(uuid, template.code(), template.category(), template.description(), template.uuid(),
                template.version());
    }

    private ObjectNode frame(UUID uuid, String name, String category, String description, String template,
            String version) {
        var object = part(uuid).put("name", name).put("meta-category", category).put("description", description)
                .put("template_uuid", template).put("template_version", version).put("comment", "");
        object.putNull("first_seen");
        object.putNull("last_seen");
        object.putArray("ObjectReference");
        return object;
    }

    /// What it says, for people; of what was recalled, that it says nothing any more. An instance takes no event in which nothing
    /// stands.
    ObjectNode report() {
        var text = new StringBuilder();
        told.texts().forEach((field, said) -> text
                .append("## " + words.say(told.language(), "misp.field." + field.value()) + "\n\n").append(said)
                .append("\n\n"));
        if (told.isRecalled()) text.append(words.say(told.language(), "misp.recalled.text"));
        return part(house.part(told.number(), "report")).put("name", EventWriter.title(words, told))
                .put("content", text.toString().stripTrailing());
    }

    /// Something that was told once.
    ///
    /// @param said what it was, where whoever reads it may read that still
    record Past(UUID attribute, Optional<UUID> object, Optional<Placing<Value>> said) {
    }

    /// Puts into an event, as deleted, what is told no longer; what nobody may read any more as MISP itself clears what was deleted
    /// (`Security.sanitise_attribute_on_delete`).
    void addTo(ObjectNode event, Collection<Past> gone) {
        for (var each : gone) {
            if (each.object().isEmpty()) event.withArray("Attribute").add(deleted(event, each));
            else {
                var object = object(event, each.object().get(), each);
                var relation = each.said().map(PartWriter::relation).orElse("comment");
                object.withArray("Attribute").add(within(object, deleted(event, each), relation));
                object.set("timestamp", event.path("timestamp"));
            }
        }
    }

    private ObjectNode object(ObjectNode event, UUID uuid, Past inside) {
        for (var each : event.withArray("Object"))
            if (each.path("uuid").stringValue("").equals(uuid.toString())) return (ObjectNode) each;
        var object = inside.said().flatMap(Placing::holder).map(holder -> frame(uuid, holder)).orElseGet(
                () -> frame(uuid, "N/A", "N/A", "N/A", new UUID(0, 0).toString(), "1")).put("deleted", true);
        event.withArray("Object").add(object);
        return object;
    }

    private ObjectNode deleted(ObjectNode event, Past gone) {
        var type = gone.said().map(each -> AttributeType.of(each.found().type())).orElse(AttributeType.COMMENT);
        var node = part(gone.attribute()).put("deleted", true).put("type", type.code())
                .put("category", type.category().code()).put("to_ids", false)
                .put("value", gone.said().map(each -> each.found().value()).orElse("deleted")).put("comment", "")
                .put("disable_correlation", false).put("object_id", "0");
        node.putNull("object_relation");
        node.putNull("first_seen");
        node.putNull("last_seen");
        node.set("timestamp", event.path("timestamp"));
        return node;
    }
}
