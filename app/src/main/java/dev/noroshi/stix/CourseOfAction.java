package dev.noroshi.stix;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What to do (section 4.3).
public record CourseOfAction(Common common, String name, Optional<String> description) implements Told {

    @Override
    public ObjectNode json() {
        var json = common.json().put("name", name);
        description.ifPresent(text -> json.put("description", text));
        return common.finish(json);
    }
}
