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
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes an advisory as an event (MISP core format). The centre tells it, whoever reported: an event is made of what the
/// advisory says and of nothing behind it.
@Component
class EventWriter {

    private static final String COMPLETED = "2";
    static final String INHERIT = "5";
    private static final String UNDEFINED = "4";

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
                .put("threat_level_id", told.isRecalled() ? UNDEFINED : threat(told.importance()))
                .put("info", title(words, told))
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

    /// Number and title; of what was recalled, that it was.
    static String title(Words words, Told told) {
        return told.isRecalled()
                ? words.say(told.language(), "misp.recalled", told.printed())
                : told.printed() + " " + told.title();
    }

    /// The national centre, which tells all of them.
    ObjectNode centre() {
        Organisation centre = directory.centre(LocalDate.now(clock));
        return JsonNodeFactory.instance.objectNode().put("id", "1").put("name", centre.name(Language.JA))
                .put("uuid", house.organisation(centre.id()).toString()).put("local", false);
    }

    private static List<String> tags(Told told) {
        var tags = new ArrayList<>(Tags.of(told.tlp()));
        if (!told.isRecalled())
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
    static String distribution(Tlp tlp) {
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
        var by = new LinkedHashMap<IndicatorId, Value>();
        for (var value : values)
            by.put(IndicatorId.of(value.type(), value.value()), value);
        var techniques = new TreeSet<String>();
        by.values().forEach(value -> techniques.addAll(value.techniques()));
        var parts = parts(reader, told);
        var placed = Placing.of(told.texts().values(), by, Value::found);
        var objects = event.putArray("Object");
        Placing.byHolder(placed).forEach((holder, inside) -> objects.add(parts.object(holder, inside)));
        var attributes = event.putArray("Attribute");
        for (var each : placed)
            if (each.holder().isEmpty()) attributes.add(parts.attribute(each));
        event.put("attribute_count", Integer.toString(placed.size()));
        event.withArray("Tag").addAll(Tags.nodes(techniques.stream().map(Tags::technique).toList()));
        event.putArray("ShadowAttribute");
        event.putArray("RelatedEvent");
        event.putArray("Galaxy");
        event.putArray("CryptographicKey");
        event.putArray("EventReport").add(parts.report());
        return event;
    }

    /// Writes what stands inside the event.
    PartWriter parts(Language reader, Told told) {
        return new PartWriter(house, words, reader, told, clock.instant());
    }
}
