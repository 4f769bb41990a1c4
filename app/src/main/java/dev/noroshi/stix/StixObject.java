package dev.noroshi.stix;

import tools.jackson.databind.node.ObjectNode;

/// An object we make.
public sealed interface StixObject permits Told, Observable, MarkingDefinition {

    StixId id();

    /// Its members in their usual order.
    ObjectNode json();

    /// The same as text, on one line.
    default String text() {
        return json().toString();
    }
}
