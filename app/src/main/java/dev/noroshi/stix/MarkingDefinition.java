package dev.noroshi.stix;

import tools.jackson.databind.node.ObjectNode;

/// What a marking means (section 7.2.1). Ours are those of TLP, see [TlpMark].
///
/// @param json as published
public record MarkingDefinition(StixId id, ObjectNode json) implements StixObject {

    public MarkingDefinition {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }
}
