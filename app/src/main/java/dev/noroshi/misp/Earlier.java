package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Reading;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.CurrentAdvisories;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.misp.PartWriter.Past;
import dev.noroshi.misp.Values.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the events of a caller said once and say no more. An instance of MISP takes nothing out of an event but what it is told was
/// deleted, so whoever was told before is told that; never more than they had been told.
@Component
class Earlier {

    private final CurrentAdvisories current;
    private final Values values;
    private final Unsaid unsaid;
    private final House house;
    private final EventWriter writer;
    private final Reading reading;

    Earlier(CurrentAdvisories current, Values values, Unsaid unsaid, House house, EventWriter writer,
            Reading reading) {
        this.current = current;
        this.values = values;
        this.unsaid = unsaid;
        this.house = house;
        this.writer = writer;
        this.reading = reading;
    }

    /// Adds it to each event.
    ///
    /// @param events as they are told now
    void add(Caller caller, Map<Told, ObjectNode> events, Gone gone) {
        if (gone == Gone.LEFT_OUT) return;
        var read = read(caller, events.keySet());
        events.forEach((told, event) -> {
            var known = new HashSet<String>();
            names(event, known);
            if (gone == Gone.TOLD_ALONE) leaveOut(event);
            writer.parts(caller.language(), told).addTo(event, parts(caller, told, read, known));
        });
    }

    private static void names(JsonNode holder, Set<String> known) {
        holder.path("Attribute").forEach(each -> known.add(each.path("uuid").stringValue("")));
        holder.path("Object").forEach(each -> names(each, known));
    }

    private static void leaveOut(ObjectNode event) {
        for (var name : List.of("Attribute", "Object", "EventReport"))
            if (event.path(name) instanceof ArrayNode parts) parts.removeAll();
        event.put("attribute_count", "0");
    }

    /// The issues before those that count, as far as the caller may still read them, with what they say.
    private Map<AdvisoryId, Map<UUID, Placing<Value>>> read(Caller caller, Collection<Told> events) {
        var ids = events.stream().flatMap(each -> each.past().read().stream()).distinct().toList();
        var issues = current.all(caller, ids).values().stream().map(Told::of).toList();
        var found = values.of(caller, issues).iterator();
        var said = new HashMap<AdvisoryId, Map<UUID, Placing<Value>>>();
        for (var issue : issues) {
            var by = new LinkedHashMap<IndicatorId, Value>();
            found.next().forEach(each -> by.put(IndicatorId.of(each.type(), each.value()), each));
            said.put(Objects.requireNonNull(issue.issue()), Placing.named(
                    Placing.of(issue.texts().values(), by, Value::found), house, issue.number()));
        }
        return said;
    }

    private List<Past> parts(Caller caller, Told told, Map<AdvisoryId, Map<UUID, Placing<Value>>> read,
            Set<String> known) {
        var gone = new ArrayList<Past>();
        for (var issue : told.past().read())
            read.getOrDefault(issue, Map.of()).forEach((name, each) -> {
                if (known.add(name.toString()))
                    gone.add(new Past(name, each.holder().map(holder -> holder.name(house, told.number())),
                            Optional.of(each).filter(_ -> !told.isRecalled())));
            });
        for (var name : unsaid.in(caller, told, reading.of(caller)))
            if (known.add(name.attribute().toString()))
                gone.add(new Past(name.attribute(), name.object(), Optional.empty()));
        return gone;
    }
}
