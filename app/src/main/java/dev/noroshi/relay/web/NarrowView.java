package dev.noroshi.relay.web;

import dev.noroshi.kernel.Tlp;
import java.util.List;

/// How far single fields of a report go when it is handed on.
///
/// @param path of the report's page
public record NarrowView(String path, int ordinal, String title, Tlp tlp, List<Field> fields, List<String> problems) {

    public NarrowView {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /// A field.
    ///
    /// @param came how far it may go as it came
    /// @param now how far it will go
    /// @param narrower the scopes that can be chosen for it
    public record Field(String control, String label, Tlp came, Tlp now, List<Tlp> narrower) {
        public Field {
            narrower = List.copyOf(narrower);
        }
    }
}
