package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Tlp;

/// A field of a report at the centre in words, with how far it may go.
///
/// @param label its short name
public record PartLine(FieldId field, String label, Tlp scope, String text) {
}
