package dev.noroshi.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A collection of what is known of something (section 4.16).
///
/// @param objects what belongs to it; at least one
/// @param kinds of the vocabulary `report-type-ov`, such as `threat-report`
public record Report(Common common, String name, Optional<String> description, List<String> kinds, Instant published,
        List<StixId> objects) implements Told {

    public Report {
        if (objects.isEmpty()) throw new IllegalArgumentException("A report refers to something: " + common.id());
        kinds = List.copyOf(kinds);
        objects = List.copyOf(objects);
    }

    @Override
    public ObjectNode json() {
        var json = common.json().put("name", name);
        description.ifPresent(text -> json.put("description", text));
        if (!kinds.isEmpty()) kinds.forEach(json.putArray("report_types")::add);
        json.put("published", StixTime.write(published));
        var refs = json.putArray("object_refs");
        objects.forEach(id -> refs.add(id.toString()));
        return common.finish(json);
    }
}
