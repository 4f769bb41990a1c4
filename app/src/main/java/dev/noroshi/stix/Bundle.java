package dev.noroshi.stix;

import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Objects handed over together (section 8), with the definitions of the markings they bear, so that whoever reads them needs
/// nothing else.
public record Bundle(StixId id, List<ObjectNode> objects) {

    /// The media type of a bundle (section 2 of appendix C).
    public static final String MEDIA_TYPE = "application/stix+json;version=2.1";

    public Bundle {
        objects = List.copyOf(objects);
    }

    public static Bundle of(StixId id, List<? extends StixObject> objects) {
        return new Bundle(id, objects.stream().map(StixObject::json).toList());
    }

    /// As it is handed over.
    public String text() {
        var bundle = JsonNodeFactory.instance.objectNode().put("type", "bundle").put("id", id.toString());
        if (objects.isEmpty()) return bundle.toString(); // a list of objects has one at least
        var all = bundle.putArray("objects");
        var marks = new HashSet<String>();
        for (var each : objects)
            each.path("object_marking_refs").forEach((JsonNode ref) -> marks.add(ref.stringValue("")));
        TlpMark.definitions().stream().filter(each -> marks.contains(each.id().toString()))
                .forEach(each -> all.add(each.json()));
        objects.forEach(all::add);
        return bundle.toString();
    }
}
