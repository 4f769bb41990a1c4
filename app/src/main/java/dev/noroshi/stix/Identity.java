package dev.noroshi.stix;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Somebody (section 4.5).
public record Identity(Common common, String name, Kind kind, Optional<String> description) implements Told {

    /// Of the vocabulary `identity-class-ov`.
    public enum Kind {
        INDIVIDUAL, GROUP, SYSTEM, ORGANIZATION, CLASS, UNKNOWN
    }

    @Override
    public ObjectNode json() {
        var json = common.json().put("name", name).put("identity_class", kind.name().toLowerCase(Locale.ROOT));
        description.ifPresent(text -> json.put("description", text));
        return common.finish(json);
    }
}
