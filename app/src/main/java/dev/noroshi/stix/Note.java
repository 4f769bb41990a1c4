package dev.noroshi.stix;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Something said of other objects (section 4.14).
///
/// @param heading in a few words
public record Note(Common common, Optional<String> heading, String content, List<StixId> objects) implements Told {

    public Note {
        if (objects.isEmpty()) throw new IllegalArgumentException("A note is about something: " + common.id());
        objects = List.copyOf(objects);
    }

    @Override
    public ObjectNode json() {
        var json = common.json();
        heading.ifPresent(text -> json.put("abstract", text));
        json.put("content", content);
        var refs = json.putArray("object_refs");
        objects.forEach(id -> refs.add(id.toString()));
        return common.finish(json);
    }
}
